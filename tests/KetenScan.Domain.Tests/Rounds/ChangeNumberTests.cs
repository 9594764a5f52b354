using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Tests.Rounds;

/// <summary>Which of two changes of a sheet counts, whatever the order in which they arrive.</summary>
public sealed class ChangeNumberTests
{
    private readonly Questionnaire questionnaire = Given.Questionnaire();
    private readonly Assessment sheet = Given.OpenRound().Round.Participants[0].Sheet;

    [Fact]
    public void A_change_with_a_lower_number_than_the_stored_one_changes_nothing()
    {
        var now = ChangeNumber.At(Given.Morning);
        Assert.True(sheet.Answer(questionnaire, "1.1", new(4), Given.Morning, now - 5));
        Assert.False(sheet.Answer(questionnaire, "1.1", new(1), Given.Morning, now - 6));
        Assert.True(sheet.Remark(Principle.Face, "Later", Given.Morning, now - 5));
        Assert.False(sheet.Remark(Principle.Face, "Eerder", Given.Morning, now - 6));
        Assert.False(sheet.Remark(Principle.Face, "", Given.Morning, now - 6));
        Assert.True(sheet.Prioritise(questionnaire, [Principle.Face], Given.Morning, now - 5));
        Assert.False(sheet.Prioritise(questionnaire, [], Given.Morning, now - 6));

        Assert.Equal((new AnswerValue(4), now - 5), (sheet.Answers[0].Value, sheet.Answers[0].Number));
        Assert.Equal(("Later", now - 5), (sheet.Comments[0].Text, sheet.Comments[0].Number));
        Assert.Equal((Principle.Face, now - 5), (sheet.Priorities.Single(), sheet.PrioritiesNumber));
        Assert.Equal(now - 5, sheet.LastNumber);
    }

    [Fact]
    public void The_same_number_again_replaces_and_one_from_the_future_counts_as_a_minute_ahead()
    {
        var now = ChangeNumber.At(Given.Morning);
        Assert.Equal(1_788_253_200_000, now);
        Assert.True(sheet.Answer(questionnaire, "1.1", new(4), Given.Morning, now + 1_000_000));
        Assert.False(sheet.Answer(questionnaire, "1.1", new(5), Given.Morning, now + 59_999));
        Assert.True(sheet.Answer(questionnaire, "1.1", new(2), Given.Morning, now + 60_000));
        Assert.Equal((new AnswerValue(2), now + 60_000), (sheet.Answers[0].Value, sheet.Answers[0].Number));

        // One that is made now is the latest, whatever the clock of another server said.
        Assert.True(sheet.Answer(questionnaire, "1.1", new(3), Given.Morning));
        Assert.Equal((new AnswerValue(3), now + 60_000), (sheet.Answers[0].Value, sheet.Answers[0].Number));
    }

    [Fact]
    public void A_comment_that_was_erased_keeps_its_number_until_the_round_closes()
    {
        var (chain, round) = Given.OpenRound();
        var own = round.Participants[0].Sheet;
        var now = ChangeNumber.At(Given.Morning);
        Assert.True(own.Remark(Principle.Face, "Een naam", Given.Morning, now - 20));
        Assert.True(own.Remark(Principle.Face, " ", Given.Morning, now - 10));

        Assert.False(own.Remark(Principle.Face, "Een naam", Given.Morning, now - 11));

        Assert.Equal((0, false, now - 10), (own.Comments.Count, own.IsWrittenOn, own.LastNumber));
        round.Close(chain, questionnaire, null, null, Given.Morning);
        Assert.Equal((0, 0), (own.Comments.Count, own.LastNumber));
    }

    [Fact]
    public void After_an_exchange_no_change_of_before_is_stored_also_where_the_other_sheet_has_nothing()
    {
        var (chain, round) = Given.OpenRound();
        var owner = round.Participants[0];
        var own = owner.Sheet;
        own.Answer(questionnaire, "1.1", new(5), Given.Morning.AddMinutes(-2));
        var spare = new SpareSheet(owner, own, new DateOnly(2026, 9, 1));
        own.Answer(questionnaire, "1.2", new(4), Given.Morning.AddMinutes(-1));
        var now = ChangeNumber.At(Given.Morning);

        own.ExchangeWith(spare, Given.Morning);

        Assert.Equal((1, now, now), (own.Answers.Count, own.ExchangeNumber, own.LastNumber));
        Assert.False(own.Answer(questionnaire, "1.2", new(1), Given.Morning, now - 1));
        Assert.False(own.Remark(Principle.Face, "Van het andere blad", Given.Morning, now - 1));
        Assert.False(own.Prioritise(questionnaire, [Principle.Face], Given.Morning, now - 1));
        Assert.Equal(Given.Morning.AddMinutes(-2), own.ChangedAt);
        Assert.True(own.Answer(questionnaire, "1.2", new(1), Given.Morning, now));
        round.Close(chain, questionnaire, null, null, Given.Morning);
        Assert.Equal((0, 0), (own.ExchangeNumber, own.LastNumber));
    }

    [Fact]
    public void When_the_round_has_closed_no_sheet_says_when_each_answer_was_given()
    {
        var (chain, round) = Given.OpenRound();
        var own = round.Participants[0].Sheet;
        own.Answer(questionnaire, "1.1", new(3), Given.Morning);
        own.Remark(Principle.Face, "Mooi", Given.Morning);
        own.Prioritise(questionnaire, [Principle.Face], Given.Morning);

        round.Close(chain, questionnaire, null, null, Given.Morning);

        Assert.Equal((0, 0, 0, 0), (own.Answers[0].Number, own.Comments[0].Number, own.PrioritiesNumber, own.LastNumber));
    }
}
