using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>
/// Which principles changed, corrected for multiple comparisons. Each change here is over three partners: Student's t
/// with two degrees of freedom has the closed form p = 1 - t / √(2 + t²), two-sided.
/// </summary>
public sealed class ChangedTests
{
    /// <summary>qt(0.975, 2) of R 4.2.</summary>
    private const double T2 = 4.30265272974946;

    /// <summary>Half of the last decimal of a rounded figure.</summary>
    private const double Rounding = 0.05;

    [Fact]
    public void The_chance_of_a_change_is_that_of_a_paired_t_test()
    {
        // Student's sleep data (1908), as R's t.test prints them: mean 1.58 of ten, 0.7001142 to 2.4598858, p 0.002833.
        Assert.Equal(0.002833, new Change(1, 1.58, 10, new PointsInterval(0.7001142, 2.4598858)).PValue()!.Value, 6);
        Assert.Equal(0.002833, new Change(1, -1.58, 10, new PointsInterval(-2.4598858, -0.7001142)).PValue()!.Value, 6);
    }

    [Fact]
    public void Without_interval_a_change_has_no_p_value() => Assert.Null(new Change(1, 1.5, 2).PValue());

    [Fact]
    public void A_rounded_figure_counts_for_the_least_that_it_can_mean()
    {
        // 1 ± 2 may be 0.95 ± 2.05.
        var change = new Change(1, 1, 3, new PointsInterval(-1, 3));

        Assert.Equal(Chance(T2 * 1 / 2), change.PValue()!.Value, 9);
        Assert.Equal(Chance(T2 * 0.95 / 2.05), change.PValue(Rounding)!.Value, 9);
        Assert.Equal(1, new Change(1, 0.04, 3, new PointsInterval(-1, 1.1)).PValue(Rounding)); // may be no change at all
    }

    [Theory]
    // Of eight the bounds of Benjamini and Hochberg at 10 % are 0.0125, 0.025, 0.0375, 0.05, 0.0625 and so on.
    [InlineData("0.4 0.5 0.04 0.6 0.02 0.7 0.8 0.01", "5 8")] // three moved; the third is over its bound
    [InlineData("0.0124 0.3 0.4 0.5 0.6 0.7 0.8 0.9", "1")]
    [InlineData("0.0126 0.3 0.4 0.5 0.6 0.7 0.8 0.9", "")]
    [InlineData("0.3 0.0249 0.4 0.5 0.6 0.0248 0.8 0.9", "2 6")] // the first of two is over its bound, both under that of the second
    [InlineData("0.3 0.4 0.5 0.03 0.045 0.01 0.7 0.02", "4 5 6 8")]
    [InlineData("0.06 0.4 0.5 0.03 0.04 0.01 0.7 0.02", "4 5 6 8")] // 0.06 is under the fifth bound, and did not move
    [InlineData("0.0142 0.3 0.4 0.5 0.6 0.7 0.8 -", "1")] // no interval, no test: with seven the first bound is 0.01429
    [InlineData("0.0144 0.3 0.4 0.5 0.6 0.7 0.8 -", "")]
    [InlineData("- - - - - - - -", "")]
    public void Only_changes_below_the_bound_for_that_many_comparisons_are_named(string chances, string named)
    {
        var card = Card(Disclosure.Named, [.. chances.Split(' ').Select(chance => chance == "-" ? new Change(1, 1, 2) : Of(Number(chance)))]);

        Assert.Equal(named, string.Join(' ', card.Changed().Select(principle => principle.Number)));
    }

    [Fact]
    public void In_a_protected_round_the_rounding_counts_against_a_change()
    {
        // 1 ± 0.4756 has a chance of 0.012. 0.95 ± 0.5256 has t = 7.777 and 1 - 7.777 / √(2 + 60.48) = 0.016, over the first bound.
        Change[] changes = [Of(0.012), .. Enumerable.Repeat(Of(0.5), 7)];

        Assert.Single(Card(Disclosure.Named, changes).Changed());
        Assert.Empty(Card(Given.Protected(5), changes).Changed());

        // 1 ± 0.3 has 0.00483, 0.95 ± 0.35 still 0.00725.
        Assert.Single(Card(Given.Protected(5), [new Change(1, 1, 3, new PointsInterval(0.7, 1.3), true), .. changes[1..]]).Changed());
    }

    [Fact]
    public void Of_a_first_round_nothing_changed() => Assert.Empty(Given.FirstRound(Given.Input(Given.Questionnaire(), "p1 s 44")).Changed());

    [Fact]
    public void In_version_1_the_overall_change_is_the_mean_of_the_principles_over_the_fewest_partners()
    {
        var card = Card(Disclosure.Named, [new Change(3, 0.5, 4), new Change(3, 0.1, 3), null]) with { ScoringVersion = 1 };

        Assert.Equal((3, 0.3, 3), card.OverallChange() is { } change ? (change.PreviousRound, Math.Round(change.Score, 12), change.Partners) : default);
        Assert.Null(card.OverallChange()!.Confidence95);
        Assert.Null((card with { Principles = [.. card.Principles.Select(principle => principle with { Change = null })] }).OverallChange());
    }

    [Fact]
    public void The_whole_of_version_2_has_a_change_of_its_own()
    {
        var own = new Change(3, 0.25, 6);
        var card = Card(Disclosure.Named, [new Change(3, 0.5, 4)]);

        Assert.Equal(own, (card with { Overall = card.Overall with { Change = own } }).OverallChange());
        Assert.Null(card.OverallChange());
    }

    private static double Chance(double t) => 1 - t / Math.Sqrt(2 + t * t);

    /// <summary>One point up over three partners, with the interval that gives this chance: t = q √2 / √(1 - q²) for q = 1 - p.</summary>
    private static Change Of(double chance)
    {
        var t = (1 - chance) * Math.Sqrt(2) / Math.Sqrt(1 - (1 - chance) * (1 - chance));
        var interval = PointsInterval.Around(1, T2 / t)!;
        return new Change(1, 1, 3, interval, interval.IsSure());
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Scorecard Card(Disclosure disclosure, Change?[] changes)
    {
        var card = Scorer.Of(Given.Input(Given.Questionnaire(), "p1 s 44") with { Disclosure = disclosure });
        return card with { Principles = [.. card.Principles.Select((principle, place) => principle with { Change = changes.ElementAtOrDefault(place) })] };
    }
}
