using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

internal static class StoredAnswers
{
    /// <summary>The member's answer in the open round, read from the database; null when there is none.</summary>
    public static async Task<int?> Stored(this RunningKetenScan app, string code)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        return await (
            from participant in db.Participants
            join account in db.Users on participant.AccountId equals account.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            where account.Email == "strategisch@demo.example" && round.Number == 4
            from answer in participant.Sheet.Answers
            where answer.Statement == code
            select answer.Value.Number).SingleOrDefaultAsync();
    }
}
