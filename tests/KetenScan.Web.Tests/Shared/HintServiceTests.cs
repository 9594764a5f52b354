using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Shared;

/// <summary>A hint is shown to an account until it puts that hint off.</summary>
public sealed class HintServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_hint_that_was_put_off_stays_away_from_that_account_and_other_hints_stay(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var hints = new HintService(installation.Databases);
        Assert.True(await hints.IsShown(installation.Coordinator, Hint.Scorecard));

        // Two clicks, or two tabs, at once.
        var hidden = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => hints.Hide(installation.Coordinator, Hint.Scorecard))));

        Assert.All(hidden, Assert.True);
        Assert.False(await hints.IsShown(installation.Coordinator, Hint.Scorecard));
        Assert.True(await hints.IsShown(installation.Coordinator, Hint.Overview));
        Assert.True(await hints.IsShown(installation.Member, Hint.Scorecard));
        await using var db = installation.Db();
        var stored = await db.HiddenHints.SingleAsync();
        Assert.Equal((installation.Coordinator.AccountId, Hint.Scorecard), (stored.AccountId, stored.Hint));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_visitor_by_a_link_sees_no_hint_and_stores_none(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var hints = new HintService(installation.Databases);
        var visitor = new Viewer(installation.Member.AccountId, "Joost", InvitationId: Guid.CreateVersion7());

        Assert.False(await hints.IsShown(visitor, Hint.Scorecard));
        Assert.False(await hints.Hide(visitor, Hint.Scorecard));

        await using var db = installation.Db();
        Assert.Empty(await db.HiddenHints.ToListAsync());
    }
}
