using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;

namespace KetenScan.Web.Tests.Assess;

public sealed class SheetChangeTests
{
    [Fact]
    public void What_a_field_sends_is_one_of_four_changes()
    {
        Assert.Equal(new AnswerChange("3.2", new(4)), SheetChange.Parse("answer", "answer-3.2", "4"));
        Assert.Equal(new AnswerChange("3.2", AnswerValue.DontKnow), SheetChange.Parse("answer", "answer-3.2", "0"));
        Assert.Equal(new CommentChange(Principle.Face, " Mooi "), SheetChange.Parse("comment", CommentChange.NameOf(Principle.Face), " Mooi "));
        Assert.Equal(
            [Principle.Governance, Principle.Face],
            Assert.IsType<PrioritiesChange>(SheetChange.Parse("priorities", PrioritiesChange.Name, "3,8")).Principles);
        Assert.Empty(Assert.IsType<PrioritiesChange>(SheetChange.Parse("priorities", PrioritiesChange.Name, "")).Principles);
        Assert.Equal(new StepChange(7), SheetChange.Parse("step", "step", "7"));
        Assert.Equal(new StepChange(SheetStep.First), SheetChange.Parse("step", "step", "zeven"));
    }

    [Theory]
    [InlineData("answer", "3.2", "6", Rule.AnswerIsOneToFive)]
    [InlineData("answer", "3.2", "", Rule.AnswerIsOneToFive)]
    [InlineData("comment", "comment-9", "Mooi", Rule.UnknownPrinciple)]
    [InlineData("comment", "comment", "Mooi", Rule.UnknownPrinciple)]
    [InlineData("priorities", "priorities", "1,0", Rule.UnknownPrinciple)]
    [InlineData("priorities", "priorities", "1;2", Rule.UnknownPrinciple)]
    public void A_value_that_the_page_does_not_offer_is_refused(string kind, string name, string value, Rule rule) =>
        Assert.Equal(rule, Assert.Throws<RuleBroken>(() => SheetChange.Parse(kind, name, value)).Rule);

    [Fact]
    public void An_unknown_kind_is_not_refused_but_a_fault() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SheetChange.Parse("face", "1.1", "4"));
}
