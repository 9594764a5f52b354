using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>The promise, given who is asked: "a2+1" means two strategic people and one operational person of partner a.</summary>
public sealed class PromiseTests
{
    [Theory]
    [InlineData("a1+0 b3+3", "a", Level.Strategic, new[] { Exposure.AloneOfPartner })]
    [InlineData("a1+2 b0+3", "a", Level.Strategic, new[] { Exposure.AloneOfLevel })]
    [InlineData("a1+0 b0+4", "a", Level.Strategic, new[] { Exposure.AloneOfPartner, Exposure.AloneOfLevel })]
    [InlineData("a1+3 b2+0 c3+0", "a", Level.Strategic, new[] { Exposure.AloneTogether })]
    [InlineData("a1+1 b2+0", "a", Level.Strategic, new[] { Exposure.AloneTogether, Exposure.FewInAll })]
    [InlineData("a1+1 b4+0", "a", Level.Strategic, new[] { Exposure.AloneTogether })] // no separate warning about the colleague: everybody can see it
    [InlineData("a1+1 b0+3", "a", Level.Strategic, new[] { Exposure.AloneOfLevel })]
    [InlineData("a1+1 b3+3", "a", Level.Strategic, new[] { Exposure.TwoOfPartner })]
    [InlineData("a1+3 b1+3", "a", Level.Strategic, new[] { Exposure.TwoOfLevel })]
    [InlineData("a1+3 b1+3 c3+0", "a", Level.Strategic, new[] { Exposure.TwoTogether })]
    [InlineData("a1+3 b1+3 c3+0", "b", Level.Operational, new Exposure[0])]
    [InlineData("a3+3 b3+3", "a", Level.Strategic, new Exposure[0])]
    [InlineData("a1+0", "a", Level.Strategic, new[] { Exposure.AloneOfPartner, Exposure.AloneOfLevel, Exposure.AloneInAll })]
    [InlineData("a0+1 b0+1", "a", Level.Operational, new[] { Exposure.AloneOfPartner, Exposure.TwoInAll })]
    [InlineData("a0+2 b0+2", "a", Level.Operational, new[] { Exposure.TwoOfPartner, Exposure.FewInAll })]
    [InlineData("a0+2 b0+3", "b", Level.Operational, new Exposure[0])]
    public void In_a_named_round_people_are_told_when_a_figure_reveals_their_own_score(string asked, string partner, Level level, Exposure[] told) =>
        Assert.Equal(told, Promise.AtOpening(RoundRules.Default, People(asked), Key(partner[0]), level).Told);

    [Theory]
    [InlineData("a2+3 b2+2", "a", new[] { Exposure.ShownApart })]
    [InlineData("a2+3 b2+2", "b", new[] { Exposure.Pooled })]
    [InlineData("a2+0 b2+0", "a", new[] { Exposure.NothingShown, Exposure.Pooled })]
    public void In_a_protected_round_one_is_told_whether_ones_partner_is_shown_apart(string asked, string partner, Exposure[] told) =>
        Assert.Equal(told, Promise.AtOpening(Protected, People(asked), Key(partner[0]), Level.Strategic).Told);

    [Fact]
    public void A_partner_that_was_small_when_the_round_opened_stays_pooled_however_many_are_asked_later()
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        round.SetRules(Protected);
        foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
        for (var more = 0; more < 9; more++) round.Invite(chain.Partners[0], "Bob", Level.Strategic);

        Assert.Equal([Exposure.Pooled], Promise.In(round, Asked(round), chain.Partners[0].Id, Level.Strategic).Told);
    }

    [Fact]
    public void A_pooled_partner_of_which_alone_people_answer_is_not_shown_as_the_chain()
    {
        var questionnaire = Given.Questionnaire();
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        round.SetRules(Protected);
        foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
        for (var more = 0; more < 5; more++) round.Invite(chain.Partners[0], "Bob", Level.Strategic);
        foreach (var person in round.Participants.Where(person => person.PartnerId == chain.Partners[0].Id))
        {
            foreach (var statement in questionnaire.Statements) person.Sheet.Answer(questionnaire, statement.Code, new(4), Given.Morning);
            person.Sheet.Submit(Given.Morning);
        }

        var card = round.Close(chain, questionnaire, null, null, Given.Morning);

        Assert.All(card.Principles, principle => Assert.True(principle.IsWithheld()));
        Assert.Null(card.Overall.Score);
    }

    [Fact]
    public void A_round_without_a_stored_pool_promises_nothing_that_newcomers_could_make_untrue()
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        round.SetRules(Protected);

        Assert.Null(round.PartnersShownApart);
        Assert.Equal([Exposure.ShownApart], Promise.In(round, People("a1+0 b6+0"), Key('a'), Level.Strategic).Told);
    }

    [Theory]
    [InlineData("a1+0 b3+3", "a", true, false)] // alone of its partner
    [InlineData("a1+2 b0+3", "a", true, false)] // of its level
    [InlineData("a1+3 b2+0 c3+0", "a", true, false)] // of both together
    [InlineData("a1+0", "a", true, false)] // of all
    [InlineData("a1+1 b3+3", "a", false, true)] // two of its partner
    [InlineData("a1+3 b1+3", "a", false, true)] // of its level
    [InlineData("a1+3 b1+3 c3+0", "a", false, true)] // of both together
    [InlineData("a3+3 b3+3", "a", false, false)]
    public void A_persons_own_score_can_be_worked_out_by_everybody_or_by_one_other(string asked, string partner, bool everybody, bool oneOther)
    {
        var promise = Promise.AtOpening(RoundRules.Default, People(asked), Key(partner[0]), Level.Strategic);

        Assert.Equal((everybody, oneOther, false), (promise.ShowsOwnScore, promise.ShowsOneOther, promise.IsProtected));
    }

    [Fact]
    public void One_is_told_the_rules_and_how_many_are_asked()
    {
        var promise = Promise.AtOpening(Protected with { Comments = CommentRule.NotShown }, People("a2+3 b2+2"), Key('a'), Level.Operational);

        Assert.Equal((5, 9, Level.Operational), (promise.OfPartner, promise.InAll, promise.Level));
        Assert.Equal((Protected.Disclosure, CommentRule.NotShown, true), (promise.Disclosure, promise.Comments, promise.IsProtected));
        Assert.Equal((false, false), (promise.ShowsOwnScore, promise.ShowsOneOther));
    }

    internal static List<Asked> Asked(Round round) =>
        [
            .. round.Participants
                .GroupBy(person => (person.PartnerId, person.Level))
                .Select(group => new Asked(group.Key.PartnerId, group.Key.Level, group.Count())),
        ];

    private static RoundRules Protected => new() { Disclosure = new Disclosure(DisclosureMode.Protected) };

    private static List<Asked> People(string asked) =>
    [
        .. from partner in asked.Split(' ')
           from level in Enum.GetValues<Level>()
           select new Asked(Key(partner[0]), level, int.Parse(partner[1..].Split('+')[(int)level], System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static Guid Key(char partner) => new(partner, 0, 0, new byte[8]);
}
