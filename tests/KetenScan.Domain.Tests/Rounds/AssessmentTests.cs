using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Tests.Rounds;

public sealed class AssessmentTests
{
    private readonly Questionnaire questionnaire = A.Questionnaire();
    private readonly Assessment sheet = A.OpenRound().Round.Participants[0].Sheet;

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void An_answer_outside_one_to_five_is_refused(int value)
    {
        Refuses(Rule.AnswerIsOneToFive, () => sheet.Answer(questionnaire, "1.1", new(value), A.Morning));
        Assert.Empty(sheet.Answers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_ends_of_the_scale_are_answers(int value)
    {
        sheet.Answer(questionnaire, "1.1", new(value), A.Morning);

        Assert.Equal(value, sheet.Answers[0].Value.Number);
    }

    [Fact]
    public void A_statement_that_does_not_exist_takes_no_answer() =>
        Refuses(Rule.UnknownStatement, () => sheet.Answer(questionnaire, "9.1", new(3), A.Morning));

    [Fact]
    public void The_last_answer_to_a_statement_wins()
    {
        sheet.Answer(questionnaire, "1.1", new(3), A.Morning);
        sheet.Answer(questionnaire, "1.1", AnswerValue.DontKnow, A.Morning);

        Assert.Equal(AnswerValue.DontKnow, Assert.Single(sheet.Answers).Value);
    }

    [Fact]
    public void A_draft_round_takes_no_answers()
    {
        var chain = A.Chain();
        var waiting = A.Draft(chain).Invite(chain.Partners[0], "Ans", Level.Strategic).Sheet;

        Refuses(Rule.DraftRoundTakesNoAnswers, () => waiting.Answer(questionnaire, "1.1", new(3), A.Morning));
    }

    [Fact]
    public void A_submitted_sheet_is_reopened_before_it_changes()
    {
        sheet.Answer(questionnaire, "1.1", new(3), A.Morning);
        sheet.Submit(A.Morning);

        Refuses(Rule.SubmittedSheetIsReopenedFirst, () => sheet.Answer(questionnaire, "1.1", new(4), A.Morning));

        sheet.Reopen(A.Morning);
        sheet.Answer(questionnaire, "1.1", new(4), A.Morning);
        Assert.Equal(new(4), sheet.Answers[0].Value);
    }

    [Fact]
    public void An_empty_sheet_is_not_submitted() =>
        Refuses(Rule.EmptySheetIsNotSubmitted, () => sheet.Submit(A.Morning));

    [Fact]
    public void An_emptied_comment_is_gone()
    {
        sheet.Remark(Principle.Face, " Mooi logo ", A.Morning);
        Assert.Equal("Mooi logo", Assert.Single(sheet.Comments).Text);

        sheet.Remark(Principle.Face, "  ", A.Morning);
        Assert.Empty(sheet.Comments);
    }

    [Fact]
    public void A_comment_has_a_longest_length() =>
        Refuses(Rule.CommentIsTooLong, () => sheet.Remark(Principle.Face, new string('a', Assessment.LongestComment + 1), A.Morning));

    [Fact]
    public void No_more_priorities_are_chosen_than_asked()
    {
        sheet.Prioritise(questionnaire, [Principle.Relationship, Principle.Governance, Principle.Governance], A.Morning);
        Assert.Equal([Principle.Governance, Principle.Relationship], sheet.Priorities);

        Refuses(
            Rule.TooManyPriorities,
            () => sheet.Prioritise(questionnaire, [Principle.SharedAmbition, Principle.MeasurableAmbition, Principle.Governance], A.Morning));
        Refuses(Rule.UnknownPrinciple, () => sheet.Prioritise(questionnaire, [default], A.Morning));
    }

    [Fact]
    public void A_sheet_is_its_participants()
    {
        var participant = A.OpenRound().Round.Participants[0];

        Assert.Equal(participant.Id, participant.Sheet.ParticipantId);
        Assert.NotEqual(Guid.Empty, participant.Sheet.Id);
    }

    [Fact]
    public void A_comment_may_be_as_long_as_the_longest()
    {
        sheet.Remark(Principle.Face, new string('a', Assessment.LongestComment), A.Morning);

        Assert.Equal(Assessment.LongestComment, sheet.Comments[0].Text.Length);
        Refuses(Rule.UnknownPrinciple, () => sheet.Remark((Principle)9, "Mooi", A.Morning));
    }

    [Fact]
    public void Each_principle_has_a_comment_of_its_own()
    {
        sheet.Remark(Principle.Face, "Mooi logo", A.Morning);
        sheet.Remark(Principle.SharedAmbition, "Wij willen hetzelfde", A.Morning);
        sheet.Remark(Principle.Face, "Mooi nieuw logo", A.Morning);

        Assert.Equal(
            [(Principle.Face, "Mooi nieuw logo"), (Principle.SharedAmbition, "Wij willen hetzelfde")],
            sheet.Comments.Select(comment => (comment.Principle, comment.Text)));

        sheet.Remark(Principle.Face, "", A.Morning);
        Assert.Equal([Principle.SharedAmbition], sheet.Comments.Select(comment => comment.Principle));
    }

    [Fact]
    public void Whoever_hands_in_twice_has_handed_in_once()
    {
        sheet.Answer(questionnaire, "1.1", new(3), A.Morning);
        sheet.Submit(A.Morning);
        sheet.Submit(A.Morning.AddHours(1));

        Assert.Equal((A.Morning, A.Morning), (sheet.SubmittedAt, sheet.ChangedAt));
    }

    [Fact]
    public void A_sheet_knows_when_it_last_changed()
    {
        sheet.Prioritise(questionnaire, [Principle.SharedAmbition], A.Morning.AddHours(1));
        Assert.Equal(A.Morning.AddHours(1), sheet.ChangedAt);

        sheet.Answer(questionnaire, "1.1", new(3), A.Morning.AddHours(2));
        sheet.Submit(A.Morning.AddHours(3));
        Assert.Equal(A.Morning.AddHours(3), sheet.ChangedAt);

        sheet.Reopen(A.Morning.AddHours(4));
        Assert.Equal((null, A.Morning.AddHours(4)), (sheet.SubmittedAt, sheet.ChangedAt));
    }

    [Fact]
    public void After_closing_nothing_of_a_sheet_changes()
    {
        var (chain, round) = A.OpenRound();
        var (handedIn, begun) = (round.Participants[0].Sheet, round.Participants[1].Sheet);
        handedIn.Answer(questionnaire, "1.1", new(3), A.Morning);
        handedIn.Submit(A.Morning);
        begun.Answer(questionnaire, "1.1", new(3), A.Morning);
        round.Close(chain, questionnaire, null, null, A.Morning);

        Refuses(Rule.ClosedRoundTakesNoAnswers, () => begun.Submit(A.Morning));
        Refuses(Rule.ClosedRoundTakesNoAnswers, () => begun.Prioritise(questionnaire, [Principle.SharedAmbition], A.Morning));
        Refuses(Rule.ClosedRoundTakesNoAnswers, () => handedIn.Reopen(A.Morning));
        Assert.Equal((null, A.Morning), (begun.SubmittedAt, handedIn.SubmittedAt));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(7, 7)]
    [InlineData(11, 10)]
    public void Where_somebody_was_is_one_of_the_ten_steps(int step, int kept)
    {
        sheet.GoTo(step);

        Assert.Equal(kept, sheet.Step);
    }

    private static void Refuses(Rule rule, Action action) => Assert.Equal(rule, Assert.Throws<RuleBroken>(action).Rule);
}
