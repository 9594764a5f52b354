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

        installation.Clock.Advance(TimeSpan.FromDays(700));
        await installation.Retention.Expire();
        await using var db = installation.Db();
        Assert.Equal(2, await db.Participants.CountAsync(participant => participant.Name != ""));

        installation.Clock.Advance(TimeSpan.FromDays(60));
        await installation.Retention.Expire();
        Assert.Equal(0, await db.Participants.CountAsync(participant => participant.Name != "" || participant.AccountId != null));
        Assert.Equal(40, await db.Assessments.SelectMany(sheet => sheet.Answers).CountAsync());
    }
}
