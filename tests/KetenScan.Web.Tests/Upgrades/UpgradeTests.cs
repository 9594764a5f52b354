using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Upgrades;

/// <summary>From the first release on, migrations never change: a database of the latest release can be migrated to this version with its data.</summary>
public sealed class UpgradeTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_database_of_the_last_release_comes_to_this_version_with_all_its_rows(Engine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        await using (var old = database.CreateDbContext()) await Release.Restore(old, engine);

        await using var db = database.CreateDbContext();
        await db.Database.MigrateAsync();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        var rows = Regex.Matches(Release.Sql(engine), "^INSERT INTO \"(?!__EF)([^\"]+)\"", RegexOptions.Multiline)
            .CountBy(row => row.Groups[1].Value)
            .ToDictionary();
        Assert.True(rows.Count > 30, $"The release has rows in {rows.Count} tables.");
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && rows.ContainsKey(entity.GetTableName()!)))
            Assert.Equal((entity.Name, rows[entity.GetTableName()!]), (entity.Name, await Read(db, entity.ClrType)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Its_scorecards_are_read_and_its_open_round_is_answered_and_closed(Engine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        await using (var old = database.CreateDbContext()) await Release.Restore(old, engine);
        await using var db = database.CreateDbContext();
        await db.Database.MigrateAsync();

        var card = await db.Scorecards.Include(card => card.Figures.Principles).SingleAsync();
        var read = ScorecardJson.Read(card.Json);
        Assert.Equal((read.Round!.Number, read.Overall.Score?.Tenths), (card.Figures.Number, card.Figures.OverallTenths));
        Assert.Equal(
            read.Principles.Select(principle => principle.Score?.Value),
            card.Figures.Principles.OrderBy(own => own.Principle).Select(own => own.Score));

        var round = await db.Rounds
            .Include(round => round.Participants).ThenInclude(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
            .Include(round => round.Participants).ThenInclude(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            .SingleAsync(round => round.State == RoundState.Open && round.ChainId == card.Figures.ChainId);
        var chain = await db.Chains
            .Include(chain => chain.Partners)
            .ThenInclude(partner => partner.Organisation)
            .SingleAsync(chain => chain.Id == round.ChainId);
        var questionnaire = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);
        round.Participants[0].Sheet.Answer(questionnaire, "1.1", AnswerValue.Of(4), round.OpenedAt!.Value.AddDays(1));
        await using var transaction = await db.Database.BeginTransactionAsync();
        var next = round.Close(chain, questionnaire, null, read, round.OpenedAt.Value.AddDays(20));
        await db.AddScorecard(
            new StoredScorecard(round, next, ScorecardJson.Write(next, questionnaire, System.Globalization.CultureInfo.InvariantCulture), []));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        Assert.Equal([round.Id], await db.RoundFigures.Where(own => own.IsLatest).Select(own => own.RoundId).ToListAsync());
    }

    private static async Task<int> Read(KetenScanDb db, Type entity) =>
        await (Task<int>)typeof(UpgradeTests)
            .GetMethod(nameof(CountRead), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(entity)
            .Invoke(null, [db])!;

    private static async Task<int> CountRead<T>(KetenScanDb db)
        where T : class => (await db.Set<T>().AsNoTracking().ToListAsync()).Count;
}
