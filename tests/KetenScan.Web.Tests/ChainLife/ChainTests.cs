using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Home;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.ChainLife;

public sealed class ChainTests
{
    private const string Slug = TestInstallation.Slug;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_form_that_is_sent_twice_starts_one_chain(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var id = Guid.CreateVersion7();

        var slugs = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => installation.Chains.Start(installation.Coordinator, id, "Dubbel", "jeugd"))));

        Assert.All(slugs, slug => Assert.Equal("dubbel", slug));
        await using var db = installation.Db();
        Assert.Equal(1, await db.Chains.CountAsync(chain => chain.Name == "Dubbel"));
        Assert.Equal(1, await db.AuditLog.CountAsync(entry => entry.What == AuditEvent.ChainStarted));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_gets_at_another_chain_by_its_id(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var id = Guid.CreateVersion7();
        await installation.Chains.Start(installation.Coordinator, id, "Dubbel", "jeugd");
        await using var db = installation.Db();
        db.Grants.Add(new Grant(installation.Stranger.AccountId, Role.Coordinator, null));
        await db.SaveChangesAsync();

        Assert.Null(await installation.Chains.Start(installation.Stranger, id, "Dubbel", "jeugd"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_second_of_two_tabs_sees_what_the_first_saved(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var seen = (await installation.Chains.Settings(installation.Coordinator, Slug))!;
        Assert.True(await installation.Chains.Describe(installation.Coordinator, Slug, seen.Description, seen.Description with { Name = "Nieuwe naam" }));

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<ChainSettings>>(() =>
            installation.Chains.Describe(installation.Coordinator, Slug, seen.Description, seen.Description with { Field = "jeugd" }));

        Assert.Equal("Nieuwe naam", changed.Theirs.Description.Name);
        Assert.True(
            await installation.Chains.Describe(
                installation.Coordinator,
                Slug,
                changed.Theirs.Description,
                changed.Theirs.Description with { Field = "jeugd" }));
        var now = (await installation.Chains.Settings(installation.Coordinator, Slug))!.Description;
        Assert.Equal(("Nieuwe naam", "jeugd"), (now.Name, now.Field));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_with_an_open_round_is_not_archived_and_one_without_comes_back(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        Assert.Equal(
            Rule.OpenRoundIsClosedFirst,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Chains.Archive(installation.Coordinator, Slug, archived: true))).Rule);
        await installation.Rounds.Close(installation.Coordinator, Slug, 1);

        Assert.True(await installation.Chains.Archive(installation.Coordinator, Slug, archived: true));
        Assert.True(await installation.Chains.Archive(installation.Coordinator, Slug, archived: true));

        Assert.True((await installation.RoundLists.Find(installation.Coordinator, Slug))!.IsArchived);
        var home = (await installation.Home.Load(installation.Coordinator, new ChainFilter { Show = ChainsShown.Archived })).List;
        Assert.True(Assert.Single(home.Chains).IsArchived);
        Assert.Equal((0, 1), (home.Active, home.Archived));
        await using (var db = installation.Db()) Assert.Empty(await db.ChainsComparedBy(installation.Coordinator).ToListAsync());
        Assert.Equal(
            Rule.ArchivedChainHasNoNewRounds,
            (await Assert.ThrowsAsync<RuleBroken>(() => installation.Plans.Save(installation.Coordinator, Slug, null, Plan()))).Rule);
        Assert.False(await installation.Chains.Archive(installation.Member, Slug, archived: false));

        Assert.True(await installation.Chains.Archive(installation.Coordinator, Slug, archived: false));
        Assert.Equal(2, await installation.Plans.Save(installation.Coordinator, Slug, null, Plan()));
        await using var after = installation.Db();
        Assert.Equal(
            [AuditEvent.ChainArchived, AuditEvent.ChainRestored],
            await after.AuditLog
                .Where(entry => entry.What == AuditEvent.ChainArchived || entry.What == AuditEvent.ChainRestored)
                .OrderBy(entry => entry.Number)
                .Select(entry => entry.What)
                .ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_is_deleted_whole_while_nothing_was_handed_in(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Answer("1.1", 4);
        var partner = (await installation.People.Find(installation.Coordinator, Slug))!.Partners[0];
        await installation.People.Add(installation.Coordinator, Slug, [new NewPerson("Anna", "anna@voorbeeld.nl", partner.Id, Level.Strategic)]);
        await installation.OpenRounds.AskNewcomers(installation.Coordinator, Slug, 1);
        await installation.Actions.Save(installation.Coordinator, Slug, new ActionForm { What = "Iets", Owner = "Anna", Due = new DateOnly(2026, 12, 1) });

        Assert.False(await installation.Chains.Delete(installation.Member, Slug));
        Assert.True(await installation.Chains.Delete(installation.Coordinator, Slug));

        Assert.Null(await installation.RoundLists.Find(installation.Coordinator, Slug));
        await using var db = installation.Db();
        Assert.Equal(
            (0, 0, 0, 0, 0, 0, 0, 0),
            (
                await db.Chains.CountAsync(),
                await db.Rounds.CountAsync(),
                await db.Participants.CountAsync(),
                await db.Assessments.CountAsync(),
                await db.People.CountAsync(),
                await db.Partners.CountAsync(),
                await db.Outbox.CountAsync(),
                await db.Invitations.CountAsync()));
        Assert.Equal("Keten", (await db.AuditLog.SingleAsync(entry => entry.What == AuditEvent.ChainDeleted)).About);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_in_which_a_sheet_was_handed_in_is_not_deleted(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);

        Assert.Equal(Rule.ChainHasResults, (await Assert.ThrowsAsync<RuleBroken>(() => installation.Chains.Delete(installation.Coordinator, Slug))).Rule);
        Assert.NotNull(await installation.RoundLists.Find(installation.Coordinator, Slug));

        await installation.Rounds.Close(installation.Coordinator, Slug, 1);
        Assert.Equal(Rule.ChainHasResults, (await Assert.ThrowsAsync<RuleBroken>(() => installation.Chains.Delete(installation.Coordinator, Slug))).Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_that_the_viewer_uses_already_is_found_whatever_its_case_and_another_coordinators_is_not(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        Assert.Equal(Slug, await installation.Chains.SameName(installation.Coordinator, " KETEN "));
        Assert.Null(await installation.Chains.SameName(installation.Coordinator, "Ketens"));
        Assert.Null(await installation.Chains.SameName(installation.Stranger, "Keten"));
    }

    private static RoundForm Plan() => new() { Name = "Voorjaar", ClosesOn = new DateOnly(2026, 12, 1), Questionnaire = "keten-8/1" };
}
