using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Tests.Actions;

public sealed class ImprovementActionTests
{
    private static readonly DateOnly Due = new(2026, 12, 1);
    private static readonly ActionTerms Terms = new(Principle.Governance, " Leg het mandaat vast ", "", "Marieke", null, Due, null);

    [Fact]
    public void It_is_overdue_from_the_day_after_it_was_due()
    {
        var action = new ImprovementAction(Given.Chain(), 1, Terms);

        Assert.False(action.IsOverdueOn(Due));
        Assert.True(action.IsOverdueOn(Due.AddDays(1)));
        action.End(ActionState.Done, "Gedaan", Due.AddDays(2));
        Assert.False(action.IsOverdueOn(Due.AddDays(3)));
    }

    [Fact]
    public void What_is_left_empty_is_not_there_and_what_is_filled_in_is_trimmed()
    {
        var action = new ImprovementAction(Given.Chain(), null, Terms);

        Assert.Equal("Leg het mandaat vast", action.What);
        Assert.Null(action.Why);
    }

    [Theory]
    [InlineData("", "Marieke")]
    [InlineData("Iets doen", " ")]
    public void It_says_what_and_who(string what, string owner) =>
        Assert.Equal(
            Rule.ActionHasWhatAndOwner,
            Assert.Throws<RuleBroken>(() => new ImprovementAction(Given.Chain(), 1, Terms with { What = what, Owner = owner })).Rule);

    [Fact]
    public void The_partner_is_one_of_the_chain() =>
        Assert.Equal(
            Rule.PartnerIsNotInTheChain,
            Assert.Throws<RuleBroken>(() => new ImprovementAction(Given.Chain(), 1, Terms with { PartnerId = Given.Chain().Partners[0].Id })).Rule);

    [Fact]
    public void It_ends_with_a_result_and_can_be_reopened()
    {
        var chain = Given.Chain();
        var action = new ImprovementAction(chain, 1, Terms);

        Assert.Equal(Rule.EndedActionHasAResult, Assert.Throws<RuleBroken>(() => action.End(ActionState.Dropped, " ", Due)).Rule);
        action.End(ActionState.Dropped, "Dubbel", Due);
        Assert.Equal(Rule.EndedActionIsReopenedFirst, Assert.Throws<RuleBroken>(() => action.End(ActionState.Done, "Toch", Due)).Rule);
        Assert.Equal(Rule.EndedActionIsReopenedFirst, Assert.Throws<RuleBroken>(() => action.Agree(chain, Terms)).Rule);

        action.Reopen();
        action.Agree(chain, Terms with { What = "Anders" });
        Assert.Equal((ActionState.Open, "Anders", null), (action.State, action.What, action.EndedOn));
    }
}
