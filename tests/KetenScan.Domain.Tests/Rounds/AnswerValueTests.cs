using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Tests.Rounds;

public sealed class AnswerValueTests
{
    [Theory]
    [InlineData("0", null)]
    [InlineData("1", 1)]
    [InlineData("5", 5)]
    public void A_digit_says_an_answer_and_zero_says_dont_know(string digit, int? number)
    {
        var answer = AnswerValue.Parse(digit);

        Assert.Equal(new AnswerValue(number), answer);
        Assert.Equal(digit, answer.ToString());
        Assert.Equal(answer, AnswerValue.Of(answer.ToDigit()));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("04")]
    public void Any_other_text_is_refused(string text) =>
        Assert.Equal(Rule.AnswerIsOneToFive, Assert.Throws<RuleBroken>(() => AnswerValue.Parse(text)).Rule);

    [Fact]
    public void An_answer_that_was_not_set_is_dont_know() => Assert.Equal(AnswerValue.DontKnow, default);

    [Fact]
    public void The_scale_goes_from_one_to_five() => Assert.Equal([1, 2, 3, 4, 5], AnswerValue.OfScale.Select(answer => answer.Number));
}
