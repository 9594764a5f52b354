using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Actions;

namespace KetenScan.Web.Tests.Actions;

public sealed class ActionServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_action_is_made_changed_ended_and_reopened_and_everyone_of_the_chain_reads_it(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        var partner = (await Find(installation)).Partners[0];
        Assert.True(await installation.Actions.Save(installation.Coordinator, Installation.Slug, new ActionForm
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
        await installation.Actions.Save(installation.Coordinator, Installation.Slug, form);
        Assert.Equal(Rule.SomebodyElseChangedIt, (await Assert.ThrowsAsync<RuleBroken>(() => installation.Actions.End(installation.Coordinator, Installation.Slug, line, ActionState.Done, "Gedaan"))).Rule);

        line = (await Find(installation)).Actions.Single();
        await installation.Actions.End(installation.Coordinator, Installation.Slug, line, ActionState.Done, "Gedaan");
        line = (await installation.Actions.Find(installation.Member, Installation.Slug))!.Actions.Single();
        Assert.Equal((ActionState.Done, "Gedaan", new DateOnly(2026, 9, 20)), (line.State, line.Result, line.EndedOn!.Value));
        await installation.Actions.Reopen(installation.Coordinator, Installation.Slug, line);
        Assert.Equal(ActionState.Open, (await Find(installation)).Actions.Single().State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_who_runs_the_chain_changes_them(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        var form = new ActionForm { What = "Iets", Owner = "Anna", Due = new DateOnly(2026, 12, 1) };
        await installation.Actions.Save(installation.Coordinator, Installation.Slug, form);
        var line = (await Find(installation)).Actions.Single();

        foreach (var other in (Data.Access.Viewer[])[installation.Member, installation.Stranger, installation.Administrator])
        {
            Assert.False(await installation.Actions.Save(other, Installation.Slug, form));
            Assert.False(await installation.Actions.End(other, Installation.Slug, line, ActionState.Done, "Gedaan"));
            Assert.False(await installation.Actions.Reopen(other, Installation.Slug, line));
        }

        Assert.Null(await installation.Actions.Find(installation.Stranger, Installation.Slug));
        Assert.Equal(ActionState.Open, (await Find(installation)).Actions.Single().State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_scorecard_shows_those_of_its_round_and_of_the_round_before(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        await installation.SubmitAll(4);
        await installation.Rounds.Close(installation.Coordinator, Installation.Slug, 1);
        foreach (var round in (int?[])[1, 7, null])
            await installation.Actions.Save(installation.Coordinator, Installation.Slug, new ActionForm { What = $"Bij {round}", Owner = "Anna", Due = new DateOnly(2026, 12, 1), RoundNumber = round });

        var card = (await installation.Scorecards.Find(installation.Member, Installation.Slug, 1))!;

        Assert.Equal("Bij 1", card.Actions.Single().What);
        Assert.False(card.Runs);
    }

    private static async Task<ActionsView> Find(Installation installation) => (await installation.Actions.Find(installation.Coordinator, Installation.Slug))!;
}
