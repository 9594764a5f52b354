using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Rounds;

public sealed class RoundTests
{
    private readonly Questionnaire questionnaire = Given.Questionnaire();

    [Fact]
    public void A_round_with_one_partner_cannot_open()
    {
        var chain = Given.Chain(partners: 2);
        var round = Given.Draft(chain);
        round.Invite(chain.Partners[0], "Ans", Level.Strategic);
        round.Invite(chain.Partners[0], "Bob", Level.Operational);

        Refuses(Rule.RoundNeedsTwoPartners, () => chain.OpenRound(round, Given.Morning));
    }

    [Fact]
    public void A_chain_has_one_open_round_at_a_time()
    {
        var (chain, _) = Given.OpenRound();
        var second = Given.Draft(chain);
        foreach (var partner in chain.Partners) second.Invite(partner, "Ans", Level.Strategic);

        Refuses(Rule.OneOpenRoundPerChain, () => chain.OpenRound(second, Given.Morning));
    }

    [Fact]
    public void A_round_opens_once()
    {
        var (chain, round) = Given.OpenRound();

        Refuses(Rule.OnlyADraftOpens, () => chain.OpenRound(round, Given.Morning));
    }

    [Fact]
    public void A_protected_round_does_not_open_with_comments_by_partner()
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Strategic);
        round.SetRules(RoundRules.Default with { Disclosure = new Disclosure(DisclosureMode.Protected), Comments = CommentRule.WithPartner });

        Refuses(Rule.ProtectedCommentsHaveNoPartner, () => chain.OpenRound(round, Given.Morning));
    }

    [Fact]
    public void The_rules_are_fixed_once_a_round_is_open()
    {
        var (_, round) = Given.OpenRound();

        Refuses(Rule.RulesAreFixedOnceOpen, () => round.SetRules(RoundRules.Default with { Weighting = Weighting.Respondent }));
    }

    [Fact]
    public void A_partner_of_another_chain_takes_no_part()
    {
        var round = Given.Draft(Given.Chain());

        Refuses(Rule.PartnerIsNotInTheChain, () => round.Invite(Given.Chain().Partners[0], "Ans", Level.Strategic));
    }

    [Fact]
    public void A_closed_round_takes_no_answers_and_no_people()
    {
        var (chain, round) = Given.OpenRound();
        round.Close(chain, questionnaire, null, null, Given.Morning);
        var sheet = round.Participants[0].Sheet;

        Refuses(Rule.ClosedRoundTakesNoAnswers, () => sheet.Answer(questionnaire, "1.1", new(3), Given.Morning));
        Refuses(Rule.ClosedRoundTakesNoAnswers, () => sheet.Remark(Principle.Face, "Te laat", Given.Morning));
        Refuses(Rule.ParticipantsAreFixedOnceClosed, () => round.Invite(chain.Partners[0], "Bob", Level.Strategic));
        Refuses(Rule.OnlyAnOpenRoundCloses, () => round.Close(chain, questionnaire, null, null, Given.Morning));
    }

    [Fact]
    public void A_round_closes_with_the_questionnaire_it_opened_with()
    {
        var (chain, round) = Given.OpenRound();
        var newer = new Questionnaire(
            new QuestionnaireVersion("test", 2),
            questionnaire.Scale,
            questionnaire.CommentPrompt,
            questionnaire.PriorityPrompt,
            questionnaire.Sections);

        Refuses(Rule.QuestionnaireIsAnother, () => round.Close(chain, newer, null, null, Given.Morning));
        Assert.Equal(RoundState.Open, round.State);
    }

    [Fact]
    public void Only_submitted_sheets_count()
    {
        var (chain, round) = Given.OpenRound();
        round.Participants[0].Sheet.Answer(questionnaire, "1.1", new(5), Given.Morning);
        round.Participants[1].Sheet.Answer(questionnaire, "1.1", new(2), Given.Morning);
        round.Participants[1].Sheet.Submit(Given.Morning);

        var scorecard = round.Close(chain, questionnaire, null, null, Given.Morning);

        Assert.Equal(new Response(2, 1, 0.5), scorecard.Response);
        Assert.Equal(2.0, scorecard.Principles[0].Score!.Value.Value);
    }

    [Theory]
    [InlineData(CommentRule.NotShown, "")]
    [InlineData(CommentRule.WithoutPartner, "Aap;Noot")]
    [InlineData(CommentRule.WithPartner, "p1 Noot;p2 Aap")]
    public void Comments_are_shown_by_the_rounds_rule_and_in_an_order_that_names_nobody(CommentRule rule, string expected)
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        round.SetRules(RoundRules.Default with { Comments = rule });
        foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
        Comments(round.Participants[0].Sheet, "Noot");
        Comments(round.Participants[1].Sheet, "Aap");
        var scorecard = round.Close(chain, questionnaire, null, null, Given.Morning);

        Assert.Equal(expected, string.Join(';', round.PublishedComments(chain, scorecard).Select(comment => $"{comment.PartnerKey} {comment.Text}".Trim())));
    }

    [Theory]
    [InlineData(4, "")] // four of the five answered too little for the principle to be shown
    [InlineData(5, "Aap;Noot;Noot;Noot;Noot")]
    public void In_a_protected_round_comments_need_as_many_people_as_figures_do(int answered, string expected)
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        round.SetRules(RoundRules.Default with { Disclosure = new Disclosure(DisclosureMode.Protected) });
        for (var number = 0; number < 5; number++) round.Invite(chain.Partners[number % 2], "Ans", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
        foreach (var participant in round.Participants)
        {
            participant.Sheet.Answer(questionnaire, participant == round.Participants[4] && answered == 4 ? "2.1" : "1.1", new(4), Given.Morning);
            participant.Sheet.Remark(Principle.SharedAmbition, participant == round.Participants[0] ? "Aap" : "Noot", Given.Morning);
            participant.Sheet.Submit(Given.Morning);
        }

        var scorecard = round.Close(chain, questionnaire, null, null, Given.Morning);

        Assert.Equal(expected, string.Join(';', round.PublishedComments(chain, scorecard).Select(comment => comment.Text)));
    }

    [Fact]
    public void A_partner_that_was_announced_as_taken_together_stays_so_whoever_is_asked_later()
    {
        var chain = Given.Chain(partners: 3);
        var round = Given.Draft(chain);
        round.SetRules(RoundRules.Default with { Disclosure = new Disclosure(DisclosureMode.Protected) });
        foreach (var (partner, people) in new[] { (chain.Partners[0], 6), (chain.Partners[1], 4) })
        {
            for (var number = 0; number < people; number++) round.Invite(partner, "Ans", Level.Strategic);
        }

        chain.OpenRound(round, Given.Morning);
        for (var number = 0; number < 6; number++)
        {
            round.Invite(chain.Partners[1], "Bob", Level.Strategic);
            round.Invite(chain.Partners[2], "Cor", Level.Strategic);
        }

        foreach (var participant in round.Participants)
        {
            foreach (var statement in questionnaire.Statements) participant.Sheet.Answer(questionnaire, statement.Code, new(4), Given.Morning);
            participant.Sheet.Submit(Given.Morning);
        }

        var principle = round.Close(chain, questionnaire, null, null, Given.Morning).Principles[0];

        // Ten people of the second partner answered and six of the third, which was not asked at all when the round opened.
        Assert.Equal([false, true, true], principle.Partners.Select(partner => partner.Withheld));
        Assert.Equal((2, 16), (principle.Pool!.Partners, principle.Pool.Respondents));
        Assert.Equal([false, true, true], chain.Partners.Select(partner => round.Pools(partner.Id)));
    }

    [Fact]
    public void Partners_that_became_one_are_shown_apart_when_one_of_them_was_and_their_people_are_counted_together()
    {
        var chain = Given.Chain(4);
        var round = Given.Draft(chain);
        round.SetRules(round.Rules with { Disclosure = Given.Protected(5), Comments = CommentRule.NotShown });
        foreach (var partner in chain.Partners)
        {
            for (var number = 0; number < (partner.Key == "p1" ? 5 : 2); number++) round.Invite(partner, "Anna", Level.Strategic);
        }

        chain.OpenRound(round, Given.Morning);
        var (day, today) = (new DateOnly(2026, 8, 1), new DateOnly(2026, 9, 1));
        foreach (var (merged, into) in (IEnumerable<(Partner[], Partner)>)[([chain.Partners[0]], chain.Partners[1]), ([chain.Partners[2]], chain.Partners[3])])
        {
            chain.Merge(merged, into, day, today);
            round.Follow(merged, into);
        }

        Assert.False(round.Pools(chain.Partners[1].Id));
        Assert.True(round.Pools(chain.Partners[3].Id));
        Assert.Equal([0, 7, 0, 4], chain.Partners.Select(partner => round.Participants.Count(participant => participant.PartnerId == partner.Id)));
        Assert.Equal(new DateOnly(2026, 7, 31), chain.Partners[0].Left);
        Assert.Equal([chain.Partners[0]], chain.BecameOne(chain.Partners[1]));
        Refuses(Rule.PartnerBecomesAnother, () => chain.Partners[1].BecomePartOf(chain.Partners[0], day));
        chain.Partners[0].Stay();
        Assert.Equal((null, null), (chain.Partners[0].Left, chain.Partners[0].SucceededById));
    }

    [Fact]
    public void A_partner_takes_part_from_joining_to_leaving()
    {
        var partner = Given.Chain().Partners[0];
        partner.Leave(new DateOnly(2025, 6, 30));

        Assert.False(partner.IsActiveOn(new DateOnly(2023, 12, 31)));
        Assert.True(partner.IsActiveOn(new DateOnly(2025, 6, 30)));
        Assert.False(partner.IsActiveOn(new DateOnly(2025, 7, 1)));
        Refuses(Rule.PartnerLeavesAfterJoining, () => partner.Leave(new DateOnly(2023, 1, 1)));
    }

    private void Comments(Assessment sheet, string text)
    {
        sheet.Answer(questionnaire, "1.1", new(3), Given.Morning);
        sheet.Remark(Principle.SharedAmbition, text, Given.Morning);
        sheet.Submit(Given.Morning);
    }
}
