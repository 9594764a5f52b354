using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>The other sheet of somebody who was in the chain twice.</summary>
public sealed class SpareSheetTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private readonly Questionnaire questionnaire = Given.Questionnaire();
    private readonly Chain chain;
    private readonly Round round;

    public SpareSheetTests() => (chain, round) = Given.OpenRound(participantsEach: 2);

    private Participant Owner => round.Participants[0];

    private Participant Other => round.Participants[1];

    [Fact]
    public void The_owner_exchanges_the_two_sheets_and_may_exchange_them_again()
    {
        Owner.Sheet.Answer(questionnaire, "1.1", new(1), Given.Morning);
        Owner.Sheet.Answer(questionnaire, "2.1", new(2), Given.Morning);
        Owner.Sheet.Remark(Principle.Face, "Eigen", Given.Morning);
        Owner.Sheet.Remark(Principle.Governance, "Ook eigen", Given.Morning);
        Owner.Sheet.Prioritise(questionnaire, [Principle.Face], Given.Morning);
        Other.Sheet.Answer(questionnaire, "2.1", new(5), Given.Morning);
        Other.Sheet.Answer(questionnaire, "3.1", AnswerValue.DontKnow, Given.Morning);
        Other.Sheet.Remark(Principle.Face, "Ander", Given.Morning);
        Other.Sheet.Remark(Principle.Successes, "Ook ander", Given.Morning);
        Other.Sheet.Prioritise(questionnaire, [Principle.Successes, Principle.Governance], Given.Morning);
        Other.Sheet.Submit(Given.Morning.AddHours(1));
        var (own, other) = ("1.1 1, 2.1 2|Governance Ook eigen, Face Eigen|Face", "2.1 5, 3.1 0|Successes Ook ander, Face Ander|Governance, Successes");
        var spare = new SpareSheet(Owner, Other.Sheet, Today);
        Assert.Equal((Owner.Id, Today, other), (spare.ParticipantId, spare.KeptOn, Read(spare.Content)));

        Owner.Sheet.ExchangeWith(spare, Given.Morning);
        Assert.Equal((other, own), (Read(Owner.Sheet.Content), Read(spare.Content)));
        Assert.Equal((Given.Morning.AddHours(1), Given.Morning.AddHours(1)), (Owner.Sheet.ChangedAt, Owner.Sheet.SubmittedAt));
        Assert.Equal((Given.Morning, null), (spare.Content.ChangedAt, spare.Content.SubmittedAt));
        Assert.All(Owner.Sheet.Answers, answer => Assert.Equal(Owner.Sheet.Id, answer.AssessmentId));
        Assert.All(Owner.Sheet.Comments, comment => Assert.Equal(Owner.Sheet.Id, comment.AssessmentId));

        Owner.Sheet.ExchangeWith(spare, Given.Morning);
        Assert.Equal((own, other), (Read(Owner.Sheet.Content), Read(spare.Content)));
    }

    [Fact]
    public void A_change_that_was_made_before_the_exchange_is_older_than_what_came_from_the_other_sheet()
    {
        Other.Sheet.Answer(questionnaire, "2.1", new(5), Given.Morning);
        Other.Sheet.Remark(Principle.Face, "Ander", Given.Morning);
        var spare = new SpareSheet(Owner, Other.Sheet, Today);

        Owner.Sheet.ExchangeWith(spare, Given.Morning.AddSeconds(1));

        var before = ChangeNumber.At(Given.Morning);
        Assert.False(Owner.Sheet.Answer(questionnaire, "2.1", new(1), Given.Morning.AddSeconds(2), before));
        Assert.False(Owner.Sheet.Remark(Principle.Face, "Oud", Given.Morning.AddSeconds(2), before));
        Assert.False(Owner.Sheet.Prioritise(questionnaire, [Principle.Face], Given.Morning.AddSeconds(2), before));
    }

    [Fact]
    public void It_belongs_to_one_person_and_moves_with_them()
    {
        var spare = new SpareSheet(Owner, Other.Sheet, Today);
        Refuses(Rule.SheetIsGone, () => Other.Sheet.ExchangeWith(spare, Given.Morning));

        spare.Follow(round.Participants[2]);
        Refuses(Rule.SheetIsGone, () => Owner.Sheet.ExchangeWith(spare, Given.Morning));
        round.Participants[2].Sheet.ExchangeWith(spare, Given.Morning);
        Assert.Equal(round.Participants[2].Id, spare.ParticipantId);
    }

    [Fact]
    public void After_the_round_has_closed_sheets_are_not_exchanged()
    {
        Other.Sheet.Answer(questionnaire, "1.1", new(5), Given.Morning);
        var spare = new SpareSheet(Owner, Other.Sheet, Today);
        round.Close(chain, questionnaire, null, null, Given.Morning);

        Refuses(Rule.ClosedRoundTakesNoAnswers, () => Owner.Sheet.ExchangeWith(spare, Given.Morning));
        Assert.Empty(Owner.Sheet.Answers);
    }

    [Fact]
    public void A_sheet_is_written_on_from_the_first_answer_comment_or_priority()
    {
        Assert.All(round.Participants, participant => Assert.False(participant.Sheet.IsWrittenOn));

        round.Participants[0].Sheet.Answer(questionnaire, "1.1", AnswerValue.DontKnow, Given.Morning);
        round.Participants[1].Sheet.Remark(Principle.Face, "Mooi", Given.Morning);
        round.Participants[2].Sheet.Prioritise(questionnaire, [Principle.Face], Given.Morning);
        round.Participants[3].Sheet.GoTo(4);
        Assert.Equal([true, true, true, false], round.Participants.Select(participant => participant.Sheet.IsWrittenOn));
    }

    private static string Read(SheetContent content) => string.Join(
        '|',
        string.Join(", ", content.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Key} {answer.Value}")),
        string.Join(", ", content.Comments.OrderBy(comment => comment.Key).Select(comment => $"{comment.Key} {comment.Value}")),
        string.Join(", ", content.Priorities));
}
