using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Who is asked, by which link, and what is left of it when nobody needs to know any more.</summary>
public sealed class ParticipantTests
{
    [Fact]
    public void A_person_of_the_chain_is_asked_as_it_is_now()
    {
        var chain = A.Chain();
        var person = chain.Add(chain.Partners[1], "Ans", "ans@p2.example", Level.Operational, new DateOnly(2026, 9, 1));
        person.AccountId = Guid.NewGuid();
        var participant = A.Draft(chain).Invite(person, chain.Partners[1]);

        Assert.Equal((person.Id, person.AccountId, chain.Partners[1].Id), (participant.PersonId, participant.AccountId, participant.PartnerId));
        Assert.Equal(("Ans", Level.Operational), (participant.Name, participant.Level));
    }

    [Fact]
    public void Who_is_forgotten_leaves_partner_level_and_sheet()
    {
        var chain = A.Chain();
        var person = chain.Add(chain.Partners[0], "Ans", "ans@p1.example", Level.Operational, new DateOnly(2026, 9, 1));
        var participant = A.Draft(chain).Invite(person, chain.Partners[0]);
        var sheet = participant.Sheet;
        participant.Forget();

        Assert.Equal(("", null, null), (participant.Name, participant.AccountId, participant.PersonId));
        Assert.Equal((chain.Partners[0].Id, Level.Operational), (participant.PartnerId, participant.Level));
        Assert.Same(sheet, participant.Sheet);
    }

    [Fact]
    public void A_link_belongs_to_its_participant_and_round()
    {
        var (_, round) = A.OpenRound();
        var invitation = new Invitation(round.Participants[1], InvitationPurpose.Scorecard, [1, 2, 3], A.Morning);

        Assert.Equal((round.Participants[1].Id, round.Id), (invitation.ParticipantId, invitation.RoundId));
        Assert.Equal((InvitationPurpose.Scorecard, A.Morning), (invitation.Purpose, invitation.CreatedAt));
        Assert.Equal([1, 2, 3], invitation.TokenHash);
        Assert.NotEqual(Guid.Empty, invitation.Id);
        Assert.Null(invitation.WithdrawnAt);
    }

    [Fact]
    public void A_partner_is_told_before_opening_whether_it_would_be_pooled()
    {
        var chain = A.Chain();
        var round = A.Draft(chain);
        for (var number = 0; number < 5; number++) round.Invite(chain.Partners[0], "Ans", Level.Strategic);
        for (var number = 0; number < 4; number++) round.Invite(chain.Partners[1], "Bob", Level.Strategic);

        Assert.All(chain.Partners, partner => Assert.False(round.Pools(partner.Id))); // a named round pools nobody

        round.SetRules(RoundRules.Default with { Disclosure = A.Protected(5) });
        Assert.Equal([false, true], chain.Partners.Select(partner => round.Pools(partner.Id)));
    }

    [Fact]
    public void Comments_stand_by_principle_then_partner_then_text()
    {
        var questionnaire = A.Questionnaire();
        var chain = A.Chain();
        var round = A.Draft(chain);
        round.SetRules(RoundRules.Default with { Comments = CommentRule.WithPartner });
        foreach (var partner in chain.Partners.Reverse())
        {
            foreach (var text in new[] { "Noot", "Aap" })
            {
                var sheet = round.Invite(partner, text, Level.Strategic).Sheet;
                sheet.Open();
                sheet.Answer(questionnaire, "1.1", 4, A.Morning);
                sheet.Remark(Principle.Face, text, A.Morning);
                sheet.Remark(Principle.SharedAmbition, text, A.Morning);
                sheet.Submit(A.Morning);
            }
        }

        chain.OpenRound(round, A.Morning);
        var unsent = round.Invite(chain.Partners[0], "Mies", Level.Strategic).Sheet;
        unsent.Remark(Principle.Face, "Mies", A.Morning); // never handed in

        var card = round.Close(chain, questionnaire, null, null, A.Morning);
        var comments = round.PublishedComments(chain, card);

        // Nobody answered a statement of Face: in a named round its comments are shown all the same.
        Assert.Null(card.Principles.Single(principle => principle.Principle == Principle.Face).Score);
        Assert.Equal(
            ["p1 Aap", "p1 Noot", "p2 Aap", "p2 Noot", "p1 Aap", "p1 Noot", "p2 Aap", "p2 Noot"],
            comments.Select(comment => $"{comment.PartnerKey} {comment.Text}"));
        Assert.Equal(comments.Select(comment => comment.Principle).Order(), comments.Select(comment => comment.Principle));
    }
}
