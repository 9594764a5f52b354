using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Rounds;

public sealed class AssessmentTests
{
    private readonly Questionnaire questionnaire = Given.Questionnaire();
    private readonly Assessment sheet = Given.OpenRound().Round.Participants[0].Sheet;

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void An_answer_outside_one_to_five_is_refused(int value)
    {
        Refuses(Rule.AnswerIsOneToFive, () => sheet.Answer(questionnaire, "1.1", new(value), Given.Morning));
        Assert.Empty(sheet.Answers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_ends_of_the_scale_are_answers(int value)
    {
        sheet.Answer(questionnaire, "1.1", new(value), Given.Morning);

        Assert.Equal(value, sheet.Answers[0].Value.Number);
    }

    [Fact]
    public void A_statement_that_does_not_exist_takes_no_answer() =>
        Refuses(Rule.UnknownStatement, () => sheet.Answer(questionnaire, "9.1", new(3), Given.Morning));

    [Fact]
    public void The_last_answer_to_a_statement_wins()
    {
        sheet.Answer(questionnaire, "1.1", new(3), Given.Morning);
        sheet.Answer(questionnaire, "1.1", AnswerValue.DontKnow, Given.Morning);

        Assert.Equal(AnswerValue.DontKnow, Assert.Single(sheet.Answers).Value);
    }

    [Fact]
    public void A_draft_round_takes_no_answers()
    {
        var chain = Given.Chain();
        var waiting = Given.Draft(chain).Invite(chain.Partners[0], "Ans", Level.Strategic).Sheet;

        Refuses(Rule.DraftRoundTakesNoAnswers, () => waiting.Answer(questionnaire, "1.1", new(3), Given.Morning));
    }

    [Fact]
    public void A_submitted_sheet_is_reopened_before_it_changes()
    {
        sheet.Answer(questionnaire, "1.1", new(3), Given.Morning);
        sheet.Submit(Given.Morning);

        Refuses(Rule.SubmittedSheetIsReopenedFirst, () => sheet.Answer(questionnaire, "1.1", new(4), Given.Morning));

        sheet.Reopen(Given.Morning);
        sheet.Answer(questionnaire, "1.1", new(4), Given.Morning);
        Assert.Equal(new(4), sheet.Answers[0].Value);
    }

    [Fact]
    public void An_empty_sheet_is_not_submitted() =>
        Refuses(Rule.EmptySheetIsNotSubmitted, () => sheet.Submit(Given.Morning));

    [Fact]
    public void An_emptied_comment_is_gone()
    {
        sheet.Remark(Principle.Face, " Mooi logo ", Given.Morning);
        Assert.Equal("Mooi logo", Assert.Single(sheet.Comments).Text);

        sheet.Remark(Principle.Face, "  ", Given.Morning);
        Assert.Empty(sheet.Comments);
    }

    [Fact]
    public void A_comment_has_a_longest_length() =>
        Refuses(Rule.CommentIsTooLong, () => sheet.Remark(Principle.Face, new string('a', Assessment.LongestComment + 1), Given.Morning));

    [Fact]
    public void No_more_priorities_are_chosen_than_asked()
    {
        sheet.Prioritise(questionnaire, [Principle.Relationship, Principle.Governance, Principle.Governance], Given.Morning);
        Assert.Equal([Principle.Governance, Principle.Relationship], sheet.Priorities);

        Refuses(
            Rule.TooManyPriorities,
            () => sheet.Prioritise(questionnaire, [Principle.SharedAmbition, Principle.MeasurableAmbition, Principle.Governance], Given.Morning));
        Refuses(Rule.UnknownPrinciple, () => sheet.Prioritise(questionnaire, [default], Given.Morning));
    }

    [Fact]
    public void A_sheet_is_its_participants()
    {
        var participant = Given.OpenRound().Round.Participants[0];

        Assert.Equal(participant.Id, participant.Sheet.ParticipantId);
        Assert.NotEqual(Guid.Empty, participant.Sheet.Id);
    }

    [Fact]
    public void A_comment_may_be_as_long_as_the_longest()
    {
        sheet.Remark(Principle.Face, new string('a', Assessment.LongestComment), Given.Morning);

        Assert.Equal(Assessment.LongestComment, sheet.Comments[0].Text.Length);
        Refuses(Rule.UnknownPrinciple, () => sheet.Remark((Principle)9, "Mooi", Given.Morning));
    }

    [Fact]
    public void Each_principle_has_a_comment_of_its_own()
    {
        sheet.Remark(Principle.Face, "Mooi logo", Given.Morning);
        sheet.Remark(Principle.SharedAmbition, "Wij willen hetzelfde", Given.Morning);
        sheet.Remark(Principle.Face, "Mooi nieuw logo", Given.Morning);

        Assert.Equal(
            [(Principle.Face, "Mooi nieuw logo"), (Principle.SharedAmbition, "Wij willen hetzelfde")],
            sheet.Comments.Select(comment => (comment.Principle, comment.Text)));

        sheet.Remark(Principle.Face, "", Given.Morning);
        Assert.Equal([Principle.SharedAmbition], sheet.Comments.Select(comment => comment.Principle));
    }

    [Fact]
    public void Whoever_hands_in_twice_has_handed_in_once()
    {
        sheet.Answer(questionnaire, "1.1", new(3), Given.Morning);
        sheet.Submit(Given.Morning);
        sheet.Submit(Given.Morning.AddHours(1));

        Assert.Equal((Given.Morning, Given.Morning), (sheet.SubmittedAt, sheet.ChangedAt));
    }

    [Fact]
    public void A_sheet_knows_when_it_last_changed()
    {
        sheet.Prioritise(questionnaire, [Principle.SharedAmbition], Given.Morning.AddHours(1));
        Assert.Equal(Given.Morning.AddHours(1), sheet.ChangedAt);

        sheet.Answer(questionnaire, "1.1", new(3), Given.Morning.AddHours(2));
        sheet.Submit(Given.Morning.AddHours(3));
        Assert.Equal(Given.Morning.AddHours(3), sheet.ChangedAt);

        sheet.Reopen(Given.Morning.AddHours(4));
        Assert.Equal((null, Given.Morning.AddHours(4)), (sheet.SubmittedAt, sheet.ChangedAt));
    }

    [Fact]
    public void After_closing_nothing_of_a_sheet_changes()
    {
        var (chain, round) = Given.OpenRound();
        var (handedIn, begun) = (round.Participants[0].Sheet, round.Participants[1].Sheet);
        handedIn.Answer(questionnaire, "1.1", new(3), Given.Morning);
        handedIn.Submit(Given.Morning);
        begun.Answer(questionnaire, "1.1", new(3), Given.Morning);
        round.Close(chain, questionnaire, null, null, Given.Morning);

        Refuses(Rule.ClosedRoundTakesNoAnswers, () => begun.Submit(Given.Morning));
        Refuses(Rule.ClosedRoundTakesNoAnswers, () => begun.Prioritise(questionnaire, [Principle.SharedAmbition], Given.Morning));
        Refuses(Rule.ClosedRoundTakesNoAnswers, () => handedIn.Reopen(Given.Morning));
        Assert.Equal((null, Given.Morning), (begun.SubmittedAt, handedIn.SubmittedAt));
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

    [Fact]
    public void A_step_is_about_a_principle_or_about_the_whole()
    {
        Assert.Equal([Principle.SharedAmbition, Principle.Face, null, null], new[] { 1, 8, 9, 10 }.Select(SheetStep.PrincipleOf));
        Assert.Equal((9, 10), (SheetStep.Priorities, SheetStep.Overview));
        Assert.Equal(1, sheet.Step);
    }
}
