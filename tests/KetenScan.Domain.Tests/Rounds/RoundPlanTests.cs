using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Planning and changing a round, and the detection of concurrent changes.</summary>
public sealed class RoundPlanTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly DateOnly LastDay = new(2026, 10, 1);

    [Fact]
    public void A_draft_takes_what_is_planned()
    {
        var round = Given.Draft(Given.Chain());
        var rules = RoundRules.Default with { Weighting = Weighting.Respondent };

        round.Plan(" Voorjaar ", new QuestionnaireVersion("other", 2), rules, new DateOnly(2027, 4, 1), " Graag voor 1 april. ", 12);

        Assert.Equal(("Voorjaar", "Graag voor 1 april.", 12), (round.Name, round.Message, round.RepeatMonths));
        Assert.Equal((new QuestionnaireVersion("other", 2), rules, new DateOnly(2027, 4, 1)), (round.Questionnaire, round.Rules, round.ClosesOn));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_message_is_none(string? message)
    {
        var round = Given.Draft(Given.Chain());
        round.Plan("Voorjaar", round.Questionnaire, round.Rules, LastDay, message, null);

        Assert.Null(round.Message);
    }

    [Fact]
    public void An_open_round_is_not_planned_any_more()
    {
        var (_, round) = Given.OpenRound();

        Refuses(Rule.RulesAreFixedOnceOpen, () => round.Plan("Anders", round.Questionnaire, round.Rules, LastDay, null, null));
        Assert.Equal("Najaar", round.Name);
    }

    [Fact]
    public void Of_an_open_round_name_message_and_last_day_may_change()
    {
        var (_, round) = Given.OpenRound();
        round.Correct(" Herfst ", " Nog een week ", new DateOnly(2026, 9, 2), Today);

        Assert.Equal(("Herfst", "Nog een week", new DateOnly(2026, 9, 2)), (round.Name, round.Message, round.ClosesOn));
    }

    [Fact]
    public void A_new_last_day_is_after_today_and_one_that_is_past_may_stay()
    {
        var (_, round) = Given.OpenRound();

        Refuses(Rule.RoundEndsAfterToday, () => round.Correct("Herfst", null, Today, Today));
        Refuses(Rule.RoundEndsAfterToday, () => round.Correct("Herfst", null, new DateOnly(2026, 8, 31), Today));
        Assert.Equal(("Najaar", LastDay), (round.Name, round.ClosesOn));

        round.Correct("Herfst", null, LastDay, today: new DateOnly(2026, 10, 5));
        Assert.Equal(("Herfst", LastDay), (round.Name, round.ClosesOn));
    }

    [Fact]
    public void A_draft_and_a_closed_round_are_not_corrected()
    {
        Refuses(Rule.OnlyAnOpenRoundIsCorrected, () => Given.Draft(Given.Chain()).Correct("Herfst", null, LastDay, Today));

        var (chain, round) = Given.OpenRound();
        round.Close(chain, Given.Questionnaire(), null, null, Given.Morning);
        Refuses(Rule.OnlyAnOpenRoundIsCorrected, () => round.Correct("Herfst", null, LastDay, Today));
    }

    [Fact]
    public void Every_change_that_two_could_make_at_once_counts_up()
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        var version = round.Version;
        void Counts(Action change, int more)
        {
            change();
            Assert.Equal(version += more, round.Version);
        }

        Counts(() => round.SetRules(RoundRules.Default), 1);
        Counts(() => round.Plan("Voorjaar", round.Questionnaire, round.Rules, LastDay, null, null), 1);
        Counts(() => round.Invite(chain.Partners[0], "Ans", Level.Strategic), 0); // inviting to a draft does not conflict
        round.Invite(chain.Partners[1], "Bob", Level.Strategic);
        Counts(() => chain.OpenRound(round, Given.Morning), 1);
        Counts(() => round.Invite(chain.Partners[0], "Cor", Level.Strategic), 1);
        Counts(() => round.Correct("Herfst", null, LastDay, Today), 1);
        Counts(() => round.Close(chain, Given.Questionnaire(), null, null, Given.Morning), 1);
    }

    [Fact]
    public void A_round_keeps_when_it_opened_and_closed_and_its_card_the_days_in_Amsterdam()
    {
        // Half past eleven in the evening in UTC is the next day in Amsterdam.
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Strategic);
        var (opened, closed) = (new DateTimeOffset(2026, 9, 1, 23, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 9, 30, 23, 30, 0, TimeSpan.Zero));
        chain.OpenRound(round, opened);
        var card = round.Close(chain, Given.Questionnaire(), null, null, closed);

        Assert.Equal((RoundState.Closed, opened, closed), (round.State, round.OpenedAt, round.ClosedAt));
        Assert.Equal(new ScoredRound(1, "Najaar", new DateOnly(2026, 9, 2), new DateOnly(2026, 10, 1)), card.Round);
        Assert.Equal(new ScoredChain("keten", "Keten"), card.Chain);
    }

    [Fact]
    public void Opening_opens_every_sheet_and_closing_seals_it()
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Strategic);
        Assert.All(round.Participants, participant => Assert.Equal(SheetState.Waiting, participant.Sheet.State));

        chain.OpenRound(round, Given.Morning);
        round.Invite(chain.Partners[0], "Bob", Level.Operational);
        Assert.All(round.Participants, participant => Assert.Equal(SheetState.Open, participant.Sheet.State));

        round.Close(chain, Given.Questionnaire(), null, null, Given.Morning);
        Assert.All(round.Participants, participant => Assert.Equal(SheetState.Sealed, participant.Sheet.State));
    }

    [Fact]
    public void A_card_names_the_partners_that_were_asked_by_key_with_how_many()
    {
        var chain = new Chain("keten", "Keten", "dementie");
        foreach (var key in new[] { "c", "b", "a" }) chain.Join(new Organisation(key), key, new DateOnly(2024, 1, 1));
        var round = Given.Draft(chain);
        round.Invite(chain.Partners[0], "Ans", Level.Strategic);
        round.Invite(chain.Partners[0], "Bob", Level.Strategic);
        round.Invite(chain.Partners[2], "Cor", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
        round.Participants[0].Sheet.Answer(Given.Questionnaire(), "1.1", new(4), Given.Morning);
        round.Participants[0].Sheet.Submit(Given.Morning);

        Assert.Equal(
            [new PartnerResponse("a", "a", 1, 0), new PartnerResponse("c", "c", 2, 1)],
            round.Close(chain, Given.Questionnaire(), null, null, Given.Morning).Partners);
    }

    [Fact]
    public void The_card_of_a_next_round_holds_the_change_since_the_one_before()
    {
        var (chain, round) = Given.OpenRound();
        var before = Given.Closed(chain, round, 3, previous: null);
        var next = Given.Draft(chain);
        foreach (var partner in chain.Partners) next.Invite(partner, "Ans", Level.Strategic);
        chain.OpenRound(next, Given.Morning);

        Assert.Equal(new Change(1, 1, 2), Given.Closed(chain, next, 4, before).Principles[0].Change);
    }

    [Fact]
    public void What_is_on_record_stands_on_the_card_of_a_round_that_has_a_dossier()
    {
        var (chain, round) = Given.OpenRound();
        var dossier = new ChainDossier(chain.Partners, [], null, []);
        Assert.All(round.Close(chain, Given.Questionnaire(), dossier, null, Given.Morning).Principles, principle => Assert.NotNull(principle.Evidence));

        var (other, elsewhere) = Given.OpenRound();
        Assert.All(elsewhere.Close(other, Given.Questionnaire(), null, null, Given.Morning).Principles, principle => Assert.Null(principle.Evidence));
    }
}
