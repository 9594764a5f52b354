using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Chains;

/// <summary>A chain's description, archiving, and the numbers of its rounds.</summary>
public sealed class ChainTests
{
    private readonly Chain chain = Given.Chain();

    [Fact]
    public void A_description_is_trimmed_and_needs_no_region_and_the_name_in_addresses_stays()
    {
        chain.Describe(" Samen thuis ", " jeugd ", " Flevoland ", joinsBenchmark: true);

        Assert.Equal(("Samen thuis", "jeugd", "Flevoland"), (chain.Name, chain.Field, chain.Region));
        Assert.True(chain.JoinsBenchmark);
        Assert.Equal("keten", chain.Slug);

        chain.Describe("Samen thuis", "jeugd", " \u200b", joinsBenchmark: false);
        Assert.Null(chain.Region);
        Assert.False(chain.JoinsBenchmark);
    }

    [Theory]
    [InlineData(200, 80, 80, true)]
    [InlineData(201, 80, 80, false)]
    [InlineData(200, 81, 80, false)]
    [InlineData(200, 80, 81, false)]
    public void Name_field_and_region_have_a_longest_length(int name, int field, int region, bool fits)
    {
        void Describe() => chain.Describe(new string('n', name), new string('f', field), new string('r', region), joinsBenchmark: false);

        if (!fits)
        {
            Refuses(Rule.NameIsTooLong, Describe);
            return;
        }

        Describe();
        Assert.Equal((name, field, region), (chain.Name.Length, chain.Field.Length, chain.Region!.Length));
    }

    [Fact]
    public void A_new_chain_needs_a_name_and_a_field_and_takes_the_id_of_its_form()
    {
        Refuses(Rule.NameIsNeeded, () => _ = new Chain("keten", " ", "jeugd"));
        Refuses(Rule.NameIsNeeded, () => _ = new Chain("keten", "Keten", "\u200b"));
        Refuses(Rule.NameIsNeeded, () => chain.Describe("", "jeugd", null, joinsBenchmark: false));
        Refuses(Rule.NameIsNeeded, () => chain.Describe("Keten", "", null, joinsBenchmark: false));

        var id = Guid.NewGuid();
        Assert.Equal(id, new Chain("keten", "Keten", "jeugd", id).Id);
        Assert.NotEqual(new Chain("keten", "Keten", "jeugd").Id, chain.Id);
    }

    [Fact]
    public void An_archived_chain_plans_and_opens_no_round_until_it_is_restored()
    {
        var draft = Given.Draft(chain);
        foreach (var partner in chain.Partners) draft.Invite(partner, "Ans", Level.Strategic);
        chain.Archive(Given.Morning);
        chain.Archive(Given.Morning.AddDays(1));

        Assert.Equal(Given.Morning, chain.ArchivedAt);
        Refuses(Rule.ArchivedChainHasNoNewRounds, () => Given.Draft(chain));
        Refuses(Rule.ArchivedChainHasNoNewRounds, () => chain.OpenRound(draft, Given.Morning));
        Assert.Equal(RoundState.Draft, Assert.Single(chain.Rounds).State);

        chain.Restore();
        chain.OpenRound(draft, Given.Morning);
        Assert.Null(chain.ArchivedAt);
        Assert.Equal(RoundState.Open, draft.State);
    }

    [Fact]
    public void A_chain_is_archived_after_its_open_round_has_closed()
    {
        var (busy, round) = Given.OpenRound();
        Refuses(Rule.OpenRoundIsClosedFirst, () => busy.Archive(Given.Morning));
        Assert.Null(busy.ArchivedAt);

        round.Close(busy, Given.Questionnaire(), null, null, Given.Morning);
        busy.Archive(Given.Morning);
        Assert.Equal(Given.Morning, busy.ArchivedAt);
    }

    [Fact]
    public void Rounds_are_numbered_from_one_in_the_order_of_planning()
    {
        Assert.Equal([1, 2, 3], Enumerable.Range(1, 3).Select(_ => Given.Draft(chain).Number));
        Assert.Equal([1, 2, 3], chain.Rounds.Select(round => round.Number));
        Assert.All(chain.Rounds, round => Assert.Equal(chain.Id, round.ChainId));

        var id = Guid.NewGuid();
        Assert.Equal(id, chain.PlanRound("Najaar", chain.Rounds[0].Questionnaire, RoundRules.Default, new DateOnly(2026, 10, 1), id).Id);
    }

    [Fact]
    public void Every_change_that_two_could_make_at_once_counts_up()
    {
        var version = chain.Version;
        void Counts(Action change, int more)
        {
            change();
            Assert.Equal(version += more, chain.Version);
        }

        Counts(() => chain.Describe("Keten", "jeugd", null, joinsBenchmark: false), 1);
        Counts(() => chain.Archive(Given.Morning), 1);
        Counts(chain.Restore, 1);
        Counts(() => chain.Join(new Organisation("Derde"), "derde", new DateOnly(2026, 1, 1)), 0);
        Counts(() => Given.Draft(chain), 1);
        foreach (var partner in chain.Partners) chain.Rounds[0].Invite(partner, "Ans", Level.Strategic);
        Counts(() => chain.OpenRound(chain.Rounds[0], Given.Morning), 1);
    }
}
