using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Whose sheet is whose, after people were asked again, corrected, merged or moved along with their partner.</summary>
public sealed class WhoseSheetTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private readonly Questionnaire questionnaire = Given.Questionnaire();
    private readonly Chain chain = Given.Chain(partners: 3);
    private readonly Round round;
    private readonly Person ans;
    private readonly Participant sheetOfAns;

    public WhoseSheetTests()
    {
        round = Given.Draft(chain);
        ans = Add("ans@p1.example");
        ans.AccountId = Guid.NewGuid();
        sheetOfAns = round.Invite(ans, chain.Partners[0]);
        round.Invite(chain.Partners[1], "Bob", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
    }

    private Person Add(string email, int partner = 1, string name = "Ans") =>
        chain.Add(chain.Partners[partner - 1], name, email, Level.Operational, Today);

    [Fact]
    public void Somebody_is_recognised_by_entry_address_or_account()
    {
        var (stranger, sameAddress, sameAccount) = (Add("els@p2.example", 2), Add("x@p2.example", 2), Add("y@p2.example", 2));
        chain.Remove(ans);
        chain.Correct(sameAddress, chain.Partners[1], "Ans", "ans@p1.example", Level.Strategic, Today);
        sameAccount.AccountId = ans.AccountId;

        Assert.Equal([sheetOfAns, sheetOfAns, sheetOfAns, null], new[] { ans, sameAddress, sameAccount, stranger }.Select(round.ParticipantOf));
        chain.Correct(ans, chain.Partners[0], "Ans", "new@p1.example", Level.Strategic, Today);
        ans.AccountId = null;
        Assert.Equal(sheetOfAns, round.ParticipantOf(ans)); // by the entry alone
        Assert.Null(round.ParticipantOf(Add("z@p2.example", 2))); // no account is nobody's account
    }

    [Fact]
    public void Somebody_who_is_asked_again_keeps_the_sheet_with_their_current_details()
    {
        var account = ans.AccountId;
        chain.Correct(ans, chain.Partners[1], "Anna", "ans@p1.example", Level.Strategic, Today);
        ans.AccountId = null;

        Assert.Same(sheetOfAns, round.Invite(ans, chain.Partners[1]));
        Assert.Equal(2, round.Participants.Count);
        Assert.Equal(("Anna", Level.Strategic, chain.Partners[1].Id), (sheetOfAns.Name, sheetOfAns.Level, sheetOfAns.PartnerId));
        Assert.Equal((ans.Id, "ans@p1.example", account), (sheetOfAns.PersonId, sheetOfAns.Address, sheetOfAns.AccountId));
        Assert.Equal(chain.Partners[0].Id, sheetOfAns.AskedFor); // progress is counted as it was asked
    }

    [Fact]
    public void The_account_of_a_sheet_is_that_of_its_person()
    {
        ans.AccountId = Guid.NewGuid();
        round.Invite(ans, chain.Partners[0]);
        Assert.Equal(ans.AccountId, sheetOfAns.AccountId);

        var bob = Add("bob@p2.example", 2, "Bob");
        bob.AccountId = Guid.NewGuid();
        round.Give(round.Participants[1], bob, Today);
        Assert.Equal(bob.AccountId, round.Participants[1].AccountId);
    }

    [Fact]
    public void Who_comes_back_into_the_chain_takes_up_the_sheet_of_an_open_round_only()
    {
        chain.Remove(ans);
        var again = Add("ans@p1.example", name: "Anna");
        round.TakeUp(Add("els@p2.example", 2));
        round.TakeUp(again);
        Assert.Equal((again.Id, "Anna", 2), (sheetOfAns.PersonId, sheetOfAns.Name, round.Participants.Count));

        round.Close(chain, questionnaire, null, null, Given.Morning);
        chain.Correct(again, chain.Partners[0], "Annie", "ans@p1.example", Level.Strategic, Today);
        round.TakeUp(again);
        Assert.Equal(("Anna", null), (sheetOfAns.Name, sheetOfAns.Address)); // an address is kept until the round closes
        Refuses(Rule.ParticipantsAreFixedOnceClosed, () => round.Invite(again, chain.Partners[0]));
    }

    [Fact]
    public void A_sheet_whose_address_changes_loses_its_account_and_records_when()
    {
        var version = round.Version;
        round.Give(sheetOfAns, ans, Today);
        Assert.Equal((ans.AccountId, null), (sheetOfAns.AccountId, sheetOfAns.AddressChangedOn));

        chain.Correct(ans, chain.Partners[0], "Ans", "ans@elders.example", Level.Strategic, Today);
        ans.AccountId = null;
        round.Give(sheetOfAns, ans, Today);
        Assert.Equal((null, Today, "ans@elders.example"), (sheetOfAns.AccountId, sheetOfAns.AddressChangedOn, sheetOfAns.Address));

        // Whoever had no address gets the first one.
        var bob = Add("bob@p2.example", 2, "Bob");
        round.Give(round.Participants[1], bob, Today);
        Assert.Equal(("bob@p2.example", null), (round.Participants[1].Address, round.Participants[1].AddressChangedOn));
        Assert.Equal(version + 3, round.Version);
    }

    [Fact]
    public void A_sheet_is_given_only_while_its_round_is_open()
    {
        Refuses(Rule.ParticipantsAreFixedOnceClosed, () => round.Give(Given.OpenRound().Round.Participants[0], ans, Today));
        var draft = Given.Draft(chain);
        Refuses(Rule.ParticipantsAreFixedOnceClosed, () => draft.Give(draft.Invite(ans, chain.Partners[0]), ans, Today));
        round.Close(chain, questionnaire, null, null, Given.Morning);
        Refuses(Rule.ParticipantsAreFixedOnceClosed, () => round.Give(sheetOfAns, ans, Today));
    }

    [Fact]
    public void People_of_a_merged_partner_are_counted_for_its_successor_in_an_open_round_only()
    {
        var draft = Given.Draft(chain);
        var planned = draft.Invite(chain.Partners[0], "Ans", Level.Strategic);
        var version = round.Version;
        foreach (var own in chain.Rounds) own.Follow([chain.Partners[0]], chain.Partners[2]);

        Assert.Equal([chain.Partners[2].Id, chain.Partners[1].Id], round.Participants.Select(participant => participant.PartnerId));
        Assert.Equal(chain.Partners[0].Id, sheetOfAns.AskedFor);
        Assert.Equal([chain.Partners[0].Id, chain.Partners[1].Id, chain.Partners[2].Id], round.PartnersShownApart!);
        Assert.Equal((version + 1, chain.Partners[0].Id), (round.Version, planned.PartnerId));

        round.Follow([chain.Partners[1]], chain.Partners[2]); // it is shown already
        Assert.Equal(3, round.PartnersShownApart!.Count);
    }

    [Fact]
    public void Of_partners_that_merge_together_one_that_was_shown_is_enough()
    {
        var (many, own) = (Given.Chain(partners: 3), 0);
        var draft = Given.Draft(many);
        draft.SetRules(RoundRules.Default with { Disclosure = Given.Protected(3) });
        foreach (var partner in many.Partners)
        {
            for (var number = 0; number < (partner == many.Partners[1] ? 3 : 1); number++) draft.Invite(partner, $"Ans {own++}", Level.Strategic);
        }

        many.OpenRound(draft, Given.Morning);
        Assert.Equal([many.Partners[1].Id], draft.PartnersShownApart!);
        draft.Follow([many.Partners[0], many.Partners[1]], many.Partners[2]);

        Assert.All(draft.Participants, participant => Assert.Equal(many.Partners[2].Id, participant.PartnerId));
        Assert.False(draft.Pools(many.Partners[2].Id));
    }

    [Fact]
    public void Progress_counts_partners_together_whose_people_turned_out_to_be_one()
    {
        var (_, other) = Given.OpenRound(partners: 3, participantsEach: 2);
        var (first, second, third) = (other.Participants[0].AskedFor, other.Participants[2].AskedFor, other.Participants[4].AskedFor);

        other.BecomeOne(other.Participants[0], other.Participants[2]);

        Assert.Equal([first, first, first, first, third, third], other.Participants.Select(participant => participant.AskedFor));
        Assert.Equal(second, other.Participants[2].PartnerId);
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(true, true, false, false)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, true, false)]
    public void A_merge_keeps_the_sheet_that_was_handed_in_or_the_chosen_one_if_both_were(bool own, bool other, bool ownCounts, bool ownStays)
    {
        var (one, two) = (round.Participants[0], round.Participants[1]);
        Answer(one, hours: 1, submit: own);
        Answer(two, hours: own && !other ? 2 : 0, submit: other); // which was changed last does not count

        Assert.Equal(ownStays ? one : two, Participant.StaysOf(one, two, ownCounts));
    }

    [Fact]
    public void A_merge_keeps_the_sheet_answered_last_if_neither_was_handed_in()
    {
        var (one, two) = (round.Participants[0], round.Participants[1]);
        Assert.Equal(one, Participant.StaysOf(one, two, ownCounts: false)); // neither has an answer

        two.Sheet.Remark(Principle.Face, "Mooi", Given.Morning);
        Assert.Equal(one, Participant.StaysOf(one, two, ownCounts: false)); // a comment is no answer
        Answer(two, hours: 1, submit: false);
        Assert.Equal(two, Participant.StaysOf(one, two, ownCounts: true));
        Answer(one, hours: 1, submit: false);
        Assert.Equal(one, Participant.StaysOf(one, two, ownCounts: false));
        Answer(two, hours: 2, submit: false);
        Assert.Equal(two, Participant.StaysOf(one, two, ownCounts: true));
    }

    private void Answer(Participant participant, int hours, bool submit)
    {
        participant.Sheet.Answer(questionnaire, "1.1", new(4), Given.Morning.AddHours(hours));
        if (submit) participant.Sheet.Submit(Given.Morning.AddHours(hours));
    }
}
