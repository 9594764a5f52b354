using KetenScan.Web.Features.Privacy;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Privacy;

public sealed class RetentionTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task After_its_period_a_closed_round_says_no_more_whose_sheets_they_were(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, Installation.Slug, 1);
        var privacy = new PrivacyService(installation.Databases, users: null!, installation.Audit, installation.Settings, installation.Clock);

        installation.Clock.Advance(TimeSpan.FromDays(700));
        await privacy.Expire();
        await using var db = installation.Db();
        Assert.Equal(2, await db.Participants.CountAsync(participant => participant.Name != ""));

        installation.Clock.Advance(TimeSpan.FromDays(60));
        await privacy.Expire();
        Assert.Equal(0, await db.Participants.CountAsync(participant => participant.Name != "" || participant.AccountId != null));
        Assert.Equal(40, await db.Assessments.SelectMany(sheet => sheet.Answers).CountAsync());
    }
}
