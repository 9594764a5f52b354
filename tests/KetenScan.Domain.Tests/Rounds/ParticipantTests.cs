using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Participants, their personal links, and what is left after detaching.</summary>
public sealed class ParticipantTests
{
    [Fact]
    public void A_person_of_the_chain_is_asked_as_it_is_now()
    {
        var chain = Given.Chain();
        var person = chain.Add(chain.Partners[1], "Ans", "ans@p2.example", Level.Operational, new DateOnly(2026, 9, 1));
        person.AccountId = Guid.NewGuid();
        var participant = Given.Draft(chain).Invite(person, chain.Partners[1]);

        Assert.Equal((person.Id, person.AccountId, chain.Partners[1].Id), (participant.PersonId, participant.AccountId, participant.PartnerId));
        Assert.Equal(("Ans", Level.Operational), (participant.Name, participant.Level));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_stays_of_a_detached_participant_leads_back_to_nobody(bool withAnswers)
    {
        var questionnaire = Given.Questionnaire();
        var (_, round) = Given.OpenRound();
        var own = round.Participants[0];
        own.Sheet.Answer(questionnaire, "1.1", new(4), Given.Morning);
        own.Sheet.Remark(Principle.Face, "Goed", Given.Morning);
        own.Sheet.Prioritise(questionnaire, [Principle.Governance], Given.Morning);
        own.Sheet.GoTo(7);
        own.Sheet.Submit(Given.Morning.AddHours(5));

        var left = own.WithoutPerson(Given.Morning.AddDays(9), withAnswers);

        Assert.Equal(("", null, null, null), (left.Name, left.AccountId, left.PersonId, left.Address));
        Assert.Equal((round.Id, own.PartnerId, own.Level), (left.RoundId, left.PartnerId, left.Level));
        Assert.Equal((4, 4), (left.Id.Version, left.Sheet.Id.Version)); // random, since other versions reveal the order of creation
        Assert.Equal(left.Id, left.Sheet.ParticipantId);
        var day = Amsterdam.Start(new DateOnly(2026, 9, 10));
        Assert.Equal((day, day, 1), (left.Sheet.SubmittedAt, left.Sheet.ChangedAt, left.Sheet.Step));
        Assert.Equal(own.Sheet.State, left.Sheet.State);
        Assert.Equal(withAnswers ? ["1.1 4"] : [], left.Sheet.Answers.Select(answer => $"{answer.Statement} {answer.Value}"));
        Assert.Equal(withAnswers ? ["Goed"] : [], left.Sheet.Comments.Select(comment => comment.Text));
        Assert.Equal(withAnswers ? [Principle.Governance] : [], left.Sheet.Priorities);
        Assert.All(left.Sheet.Answers, answer => Assert.Equal(left.Sheet.Id, answer.AssessmentId));
        Assert.Null(round.Participants[1].WithoutPerson(Given.Morning, withAnswers).Sheet.SubmittedAt);
    }

    [Fact]
    public void A_link_belongs_to_its_participant_and_round()
    {
        var (_, round) = Given.OpenRound();
        var invitation = new Invitation(round.Participants[1], InvitationPurpose.Scorecard, [1, 2, 3], Given.Morning);

        Assert.Equal((round.Participants[1].Id, round.Id), (invitation.ParticipantId, invitation.RoundId));
        Assert.Equal((InvitationPurpose.Scorecard, Given.Morning), (invitation.Purpose, invitation.CreatedAt));
        Assert.Equal([1, 2, 3], invitation.TokenHash);
        Assert.NotEqual(Guid.Empty, invitation.Id);
        Assert.Null(invitation.WithdrawnAt);
    }

    [Fact]
    public void A_partner_is_told_before_opening_whether_it_would_be_pooled()
    {
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        for (var number = 0; number < 5; number++) round.Invite(chain.Partners[0], "Ans", Level.Strategic);
        for (var number = 0; number < 4; number++) round.Invite(chain.Partners[1], "Bob", Level.Strategic);

        Assert.All(chain.Partners, partner => Assert.False(round.Pools(partner.Id))); // a named round pools nobody

        round.SetRules(RoundRules.Default with { Disclosure = Given.Protected(5) });
        Assert.Equal([false, true], chain.Partners.Select(partner => round.Pools(partner.Id)));
    }

    [Fact]
    public void Comments_stand_by_principle_then_partner_then_text()
    {
        var questionnaire = Given.Questionnaire();
        var chain = Given.Chain();
        var round = Given.Draft(chain);
        round.SetRules(RoundRules.Default with { Comments = CommentRule.WithPartner });
        foreach (var partner in chain.Partners.Reverse())
        {
            foreach (var text in new[] { "Noot", "Aap" })
            {
                var sheet = round.Invite(partner, text, Level.Strategic).Sheet;
                sheet.Open();
                sheet.Answer(questionnaire, "1.1", new(4), Given.Morning);
                sheet.Remark(Principle.Face, text, Given.Morning);
                sheet.Remark(Principle.SharedAmbition, text, Given.Morning);
                sheet.Submit(Given.Morning);
            }
        }

        chain.OpenRound(round, Given.Morning);
        var unsent = round.Invite(chain.Partners[0], "Mies", Level.Strategic).Sheet;
        unsent.Remark(Principle.Face, "Mies", Given.Morning); // never handed in

        var card = round.Close(chain, questionnaire, null, null, Given.Morning);
        var comments = round.PublishedComments(chain, card);

        // Nobody answered a statement of Face; a named round shows its comments anyway.
        Assert.Null(card.Principles.Single(principle => principle.Principle == Principle.Face).Score);
        Assert.Equal(
            ["p1 Aap", "p1 Noot", "p2 Aap", "p2 Noot", "p1 Aap", "p1 Noot", "p2 Aap", "p2 Noot"],
            comments.Select(comment => $"{comment.PartnerKey} {comment.Text}"));
        Assert.Equal(comments.Select(comment => comment.Principle).Order(), comments.Select(comment => comment.Principle));
    }

    [Fact]
    public void A_sheet_that_was_never_touched_has_no_day() =>
        Assert.Null(Given.OpenRound().Round.Participants[0].WithoutPerson(Given.Morning, withAnswers: true).Sheet.ChangedAt);

    [Fact]
    public void In_a_named_round_nobody_who_is_asked_later_is_taken_together()
    {
        var chain = Given.Chain(partners: 3);
        var round = Given.Draft(chain);
        foreach (var partner in chain.Partners.Take(2)) round.Invite(partner, "Ans", Level.Strategic);
        chain.OpenRound(round, Given.Morning);
        round.Invite(chain.Partners[2], "Bob", Level.Strategic);

        Assert.All(chain.Partners, partner => Assert.False(round.Pools(partner.Id)));
    }
}
