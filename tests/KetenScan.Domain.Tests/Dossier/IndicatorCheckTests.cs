using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

public sealed class IndicatorCheckTests
{
    private readonly Paper paper = new();

    [Fact]
    public void Every_valid_ambition_has_an_indicator()
    {
        var one = paper.Ambition();
        Assert.False(paper.IsMet(CheckKey.IndicatorPerAmbition));
        paper.Indicator(one);
        Assert.True(paper.IsMet(CheckKey.IndicatorPerAmbition));

        paper.Ambition();
        Assert.False(paper.IsMet(CheckKey.IndicatorPerAmbition));
    }

    [Theory]
    [InlineData("Unit")]
    [InlineData("Direction")]
    [InlineData("Baseline")]
    [InlineData("BaselineOn")]
    [InlineData("Target")]
    [InlineData("TargetOn")]
    [InlineData("Owner")]
    [InlineData(null)]
    public void An_indicator_is_complete_with_everything(string? without)
    {
        var id = paper.Indicator(paper.Ambition());
        var whole = paper.Dossier.All<Indicator>().Single().Fact;
        if (without is not null) FactField.Of(typeof(Indicator)).Single(field => field.Name == without).Set(whole, null);

        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(without is null, paper.IsMet(CheckKey.IndicatorsComplete));
    }

    [Theory]
    [InlineData(null, 12, 0, true)]
    [InlineData(null, 12, -1, false)]
    [InlineData(3, 3, 0, true)]
    [InlineData(3, 3, -1, false)]
    [InlineData(24, 24, 0, true)]
    public void An_indicator_is_measured_within_its_own_interval(int? interval, int months, int days, bool met)
    {
        var indicator = paper.Indicator(paper.Ambition(Ago(30)), interval);
        Assert.False(paper.IsMet(CheckKey.MeasuredInTime));

        paper.Measure(indicator, Ago(months, days), 30);
        Assert.Equal(met, paper.IsMet(CheckKey.MeasuredInTime));
    }

    [Fact]
    public void Every_partner_has_an_expected_benefit_in_figures_or_in_words()
    {
        paper.Money(paper.One, BalanceSide.Benefit, 100);
        paper.Money(paper.Two, BalanceSide.Effort, 100);
        Assert.Equal(["Partner 2"], paper.Check(CheckKey.BenefitPerPartner).Missing);

        paper.Add(new BalanceItem { PartnerId = paper.Two, Side = BalanceSide.Benefit, What = "rust", Measure = Measure.Quality });
        Assert.True(paper.IsMet(CheckKey.BenefitPerPartner));
    }

    [Fact]
    public void Without_an_indicator_behind_it_is_adjusted_when_all_were_measured_in_time()
    {
        var indicator = paper.Indicator(paper.Ambition());
        Assert.False(paper.IsMet(CheckKey.Adjusted));

        paper.Measure(indicator, Ago(1), 21);
        Assert.True(paper.IsMet(CheckKey.Adjusted));
        Assert.Equal(0, paper.Check(CheckKey.Adjusted).Of);
    }

    [Fact]
    public void What_is_behind_needs_an_open_action_or_a_decision_after_its_last_measurement()
    {
        var indicator = paper.Indicator(paper.Ambition());
        paper.Measure(indicator, Ago(1), 39);
        Assert.Equal(["Wachttijd"], paper.Check(CheckKey.Adjusted).Missing);

        var group = paper.SteeringGroup();
        paper.Add(new Decision { BodyId = group, Day = Ago(1, -1), Words = "te vroeg", IndicatorId = indicator });
        paper.Add(new Decision { BodyId = group, Day = At.AddDays(1), Words = "te laat", IndicatorId = indicator });
        paper.Add(new Decision { BodyId = group, Day = At, Words = "iets anders" });
        Assert.False(paper.IsMet(CheckKey.Adjusted));

        paper.Add(new Decision { BodyId = group, Day = Ago(1), Words = "op de dag zelf", IndicatorId = indicator });
        Assert.True(paper.IsMet(CheckKey.Adjusted));
    }

    [Fact]
    public void An_open_action_about_the_indicator_adjusts_it_and_an_ended_one_does_not()
    {
        var indicator = paper.Indicator(paper.Ambition());
        paper.Measure(indicator, Ago(1), 39);
        paper.Act(new ActionTerms(Principle.MeasurableAmbition, "Doe iets", null, "Ans", null, At, null, IndicatorId: indicator));
        Assert.True(paper.IsMet(CheckKey.Adjusted));

        paper.Dossier.Actions[0].End(ActionState.Done, "Gedaan", At);
        Assert.False(paper.IsMet(CheckKey.Adjusted));
    }

    [Fact]
    public void With_two_ambitions_the_indicators_of_both_count_and_a_decision_of_today_too()
    {
        var (first, second) = (paper.Ambition(), paper.Ambition());
        var (one, two) = (paper.Indicator(first), paper.Indicator(second));
        Assert.Equal((true, 2), (paper.IsMet(CheckKey.IndicatorPerAmbition), paper.Check(CheckKey.IndicatorsComplete).Counted));

        foreach (var indicator in new[] { one, two }) paper.Measure(indicator, Ago(1), 39);
        var group = paper.SteeringGroup();
        foreach (var indicator in new[] { one, two }) paper.Add(new Decision { BodyId = group, Day = At, Words = "Nu", IndicatorId = indicator });
        Assert.True(paper.IsMet(CheckKey.Adjusted));
    }
}
