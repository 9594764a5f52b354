using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Actions;

public sealed class ActionServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_action_is_made_changed_ended_and_reopened_and_everyone_of_the_chain_reads_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var partner = (await Find(installation)).Partners[0];
        Assert.True(await installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, new ActionForm
        {
            Principle = Principle.Successes,
            What = "Deel een verhaal",
            Owner = "Anna",
            PartnerId = partner.Id,
            Due = new DateOnly(2026, 12, 1),
            RoundNumber = 1,
        }));

        var line = (await Find(installation)).Actions.Single();
        Assert.Equal(("Deel een verhaal", "Anna", "Gemeente", ActionState.Open), (line.What, line.Owner, line.Partner, line.State));

        var form = ActionForm.Of(line);
        form.What = "Deel twee verhalen";
        await installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, form);
        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<ActionLine>>(
            () => installation.Actions.End(installation.Coordinator, TestInstallation.Slug, line, ActionState.Done, "Gedaan"));
        Assert.Equal("Deel twee verhalen", changed.Theirs.What);

        line = (await Find(installation)).Actions.Single();
        await installation.Actions.End(installation.Coordinator, TestInstallation.Slug, line, ActionState.Done, "Gedaan");
        line = (await installation.Actions.Find(installation.Member, TestInstallation.Slug))!.Actions.Single();
        Assert.Equal((ActionState.Done, "Gedaan", new DateOnly(2026, 9, 20)), (line.State, line.Result, line.EndedOn!.Value));
        await installation.Actions.Reopen(installation.Coordinator, TestInstallation.Slug, line);
        Assert.Equal(ActionState.Open, (await Find(installation)).Actions.Single().State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_a_coordinator_of_the_chain_changes_them(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var form = new ActionForm { What = "Iets", Owner = "Anna", Due = new DateOnly(2026, 12, 1) };
        await installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, form);
        var line = (await Find(installation)).Actions.Single();

        foreach (var other in (Data.Access.Viewer[])[installation.Member, installation.Stranger, installation.Administrator])
        {
            Assert.False(await installation.Actions.Save(other, TestInstallation.Slug, form));
            Assert.False(await installation.Actions.End(other, TestInstallation.Slug, line, ActionState.Done, "Gedaan"));
            Assert.False(await installation.Actions.Reopen(other, TestInstallation.Slug, line));
        }

        Assert.Null(await installation.Actions.Find(installation.Stranger, TestInstallation.Slug));
        Assert.Equal(ActionState.Open, (await Find(installation)).Actions.Single().State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_scorecard_shows_those_of_its_round_and_of_the_round_before(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);
        foreach (var round in (int?[])[1, 7, null])
            await installation.Actions.Save(
                installation.Coordinator,
                TestInstallation.Slug,
                new ActionForm { What = $"Bij {round}", Owner = "Anna", Due = new DateOnly(2026, 12, 1), RoundNumber = round });

        var card = (await installation.Scorecards.Find(installation.Member, TestInstallation.Slug, 1))!;

        Assert.Equal("Bij 1", card.Actions.Single().What);
        Assert.False(card.Runs);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_form_that_is_sent_twice_makes_one_action_and_one_comment(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var (form, comment) = (Form(), Guid.CreateVersion7());
        Task<bool> Save() => installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, form);

        Assert.All(await Task.WhenAll(Save(), Save(), Save()), Assert.True);
        Assert.True(await Save());
        var line = Assert.Single((await Find(installation)).Actions);
        Task<bool> Say() => installation.Actions.Say(installation.Member, TestInstallation.Slug, line.Id, comment, "Goed plan");
        Assert.All(await Task.WhenAll(Say(), Say(), Say()), Assert.True);
        Assert.True(await Say());

        Assert.Single(Assert.Single((await Find(installation)).Actions).Comments);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_second_of_two_people_who_change_an_action_sees_the_first_version_and_may_overwrite_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, Form());
        var line = (await Find(installation)).Actions.Single();
        Task<bool> Save(string what, int seen)
        {
            var form = ActionForm.Of(line);
            (form.What, form.Version) = (what, seen);
            return installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, form);
        }

        Task<bool>[] both = [Save("Eén", line.Version), Save("Twee", line.Version)];
        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<ActionLine>>(() => Task.WhenAll(both));
        Assert.Equal(1, both.Count(one => one.IsCompletedSuccessfully));
        Assert.Equal((await Find(installation)).Actions.Single().What, changed.Theirs.What);

        await Save("Drie", changed.Theirs.Version);
        Assert.Equal("Drie", (await Find(installation)).Actions.Single().What);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task If_somebody_else_ended_an_action_the_user_chooses_how_it_ends(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await installation.Actions.Save(installation.Coordinator, TestInstallation.Slug, Form());
        var line = (await Find(installation)).Actions.Single();
        await installation.Actions.End(installation.Coordinator, TestInstallation.Slug, line, ActionState.Done, "Gedaan");

        var changed = await Assert.ThrowsAsync<ChangedMeanwhile<ActionLine>>(
            () => installation.Actions.End(installation.Coordinator, TestInstallation.Slug, line, ActionState.Dropped, "Geen tijd"));
        Assert.Equal((ActionState.Done, "Gedaan"), (changed.Theirs.State, changed.Theirs.Result));
        await installation.Actions.End(installation.Coordinator, TestInstallation.Slug, changed.Theirs, ActionState.Dropped, "Geen tijd");

        line = (await Find(installation)).Actions.Single();
        Assert.Equal((ActionState.Dropped, "Geen tijd"), (line.State, line.Result));
    }

    private static ActionForm Form() => new() { What = "Iets", Owner = "Anna", Due = new DateOnly(2026, 12, 1) };

    private static async Task<ActionsView> Find(TestInstallation installation) =>
        (await installation.Actions.Find(installation.Coordinator, TestInstallation.Slug))!;
}
