using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Tests.Assess;
using KetenScan.Web.Tests.Shared;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>Which step of a plan an address shows, and what each step still needs.</summary>
public sealed class PlanStepTests
{
    private static readonly DateOnly Today = new(2026, 9, 20);

    public PlanStepTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");

    [Theory]
    [InlineData("1", PlanStep.What)]
    [InlineData("3", PlanStep.Rules)]
    [InlineData("5", PlanStep.Check)]
    [InlineData("0", PlanStep.What)]
    [InlineData("6", PlanStep.What)]
    [InlineData("-2", PlanStep.What)]
    [InlineData("Rules", PlanStep.What)]
    [InlineData("", PlanStep.What)]
    [InlineData("99999999999999999999", PlanStep.What)]
    public void A_step_that_does_not_exist_is_the_first(string address, PlanStep step) => Assert.Equal(step, PlanSteps.Of(address));

    [Fact]
    public void A_plan_that_needs_nothing_is_opened_at_the_last_step()
    {
        var gaps = Gaps(Plan(), "2+0 0+1");

        Assert.Empty(gaps);
        Assert.Equal(PlanStep.Check, PlanSteps.Start(gaps));
    }

    [Fact]
    public void A_plan_is_opened_at_the_first_step_that_needs_something()
    {
        var plan = Plan();
        plan.Message = new string('a', 1001);
        Assert.Equal(PlanStep.Message, PlanSteps.Start(Gaps(plan, "2+0 0+1")));
        Assert.Equal(PlanStep.Who, PlanSteps.Start(Gaps(plan, "2+3")));

        (plan.ClosesOn, plan.Disclosure, plan.MinimumGroup) = (Today, DisclosureMode.Protected, 2);
        var gaps = Gaps(plan, "2+3", open: 4);
        Assert.Equal([PlanStep.What, PlanStep.Who, PlanStep.Rules, PlanStep.Message, PlanStep.Check], gaps.Select(gap => gap.Step));
        Assert.Equal("Kies een einddatum na vandaag.", gaps[0].Words);
        Assert.Contains("Ronde 4 is nog open.", gaps[4].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_smallest_group_that_is_refused_does_not_stay_when_its_field_goes_away()
    {
        var plan = Plan();
        plan.Choose(DisclosureMode.Protected);
        plan.MinimumGroup = 1;
        plan.Choose(DisclosureMode.Named);

        Assert.Equal(Disclosure.DefaultMinimumGroup, plan.MinimumGroup);
        Assert.Empty(Gaps(plan, "2+0 0+1"));
    }

    private static RoundForm Plan() => new() { Name = "Voorjaar", ClosesOn = Today.AddDays(1), Questionnaire = "keten-8/1" };

    private static IReadOnlyList<PlanGap> Gaps(RoundForm plan, string people, int? open = null)
    {
        List<Asked> asked = [.. WhoSeesWhatTests.People(people).Where(group => group.People > 0)];
        var partners = asked.GroupBy(group => group.Partner).Select(partner => new AskedPartner("Gemeente", [.. partner]));
        QuestionnaireVersion[] published = [new("keten-8", 1)];
        var view = new PlanView("keten", "Keten", 5, Today, published, [.. partners], SendsMail: false) { OpenRound = open };
        return PlanSteps.Gaps(view, plan, Texts.Of<RoundTexts>());
    }
}
