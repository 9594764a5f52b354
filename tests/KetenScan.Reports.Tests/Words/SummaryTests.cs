using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Words;

public sealed class SummaryTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void It_names_strengths_and_concerns_and_where_partners_differ()
    {
        var report = Scores(4.2, 2.7, 3.4, 3.2, 3.8, 2.9, 3.6, 4.0);

        Assert.Equal(
            "De keten staat er **redelijk** voor (3,5). Zeker een **kracht**: Gedeelde ambitie en Herkenbaar gezicht; zeker een **zorg**: Meetbare "
            + "ambitie en Successen vieren.",
            Summary.Of(report, Dutch));
        Assert.StartsWith("The chain is doing **fairly well** (3.5).", Summary.Of(report, English), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_three_concerns_are_named_as_among_others_the_worst_three() =>
        Assert.Contains(
            "Zeker een **zorg**: onder meer Successen vieren, Verschil als kracht en Herkenbaar gezicht.",
            Summary.Of(Scores(3, 3, 3, 2.9, 2.9, 1.5, 2, 2.5), Dutch),
            StringComparison.Ordinal);

    [Fact]
    public void With_only_middling_scores_nothing_stands_out() =>
        Assert.Contains("Van geen principe is zeker", Summary.Of(Scores(3, 3, 3, 3, 3, 3, 3, 3), Dutch), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.25, "+0,3")]
    [InlineData(-0.14, "−0,1")]
    [InlineData(0.04, "±0,0")]
    [InlineData(-0.04, "±0,0")]
    public void A_change_always_has_its_sign(double points, string shown) => Assert.Equal(shown, Format.Change(points, Dutch));

    [Fact]
    public void Every_text_exists_in_both_languages()
    {
        var resources = new System.Resources.ResourceManager(typeof(ReportTexts));
        IEnumerable<string> Keys(CultureInfo culture) => resources
            .GetResourceSet(culture, true, false)!
            .Cast<System.Collections.DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .Order();

        Assert.Equal(Keys(CultureInfo.InvariantCulture), Keys(CultureInfo.GetCultureInfo("en")));
    }

    [Fact]
    public void Where_a_band_is_not_certain_it_is_not_named() =>
        Assert.Equal(
            "De keten staat **rond 3,5**. Van geen principe is zeker dat het een kracht of een zorg is.",
            Summary.Of(Scores(sure: false, 4.2, 2.7, 3.4, 3.2, 3.8, 2.9, 3.6, 4.0), Dutch));

    [Theory]
    [InlineData(3.0, 3.9, false, "aandacht", "tussen 3,0 en 3,9")]
    [InlineData(3.0, 3.9, true, "aandacht", "tussen 3,0 en 3,9+")]
    [InlineData(2.9, 3.9, false, "tussen 2,9 en 3,9", "")]
    [InlineData(2.9, 3.9, true, "tussen 2,9 en 3,9+", "")]
    public void The_first_tile_has_the_interval_whether_or_not_the_band_is_certain(double low, double high, bool wide, string note, string between)
    {
        var report = Scores(3, 3, 3, 3, 3, 3, 3, 3);
        var card = report.Scorecard with { Overall = new Overall(new Score(3.4), new ConfidenceInterval(new Score(low), new Score(high), wide)) };

        var tile = KeyFigure.Of(report with { Scorecard = card }, new ReportTexts(Dutch), Dutch)[0];

        Assert.Equal((note, between), (tile.Note, tile.Between));
    }

    [Fact]
    public void Its_parts_answer_how_the_chain_stands_what_changed_and_where_people_differ()
    {
        var sample = Sample.Report(previous: true);
        var apart = new LevelScores(new Score(4), new Score(3), 1, new PointsInterval(0.5, 1.5), GapSure: true);
        var report = sample with
        {
            Scorecard = sample.Scorecard with { Principles = [sample.Scorecard.Principles[0] with { Levels = apart }, .. sample.Scorecard.Principles.Skip(1)] },
        };
        var whole = Summary.Of(report, Dutch);

        Assert.StartsWith("De keten staat", Summary.Standing(report, Dutch), StringComparison.Ordinal);
        Assert.DoesNotContain("ronde", Summary.Standing(report, Dutch), StringComparison.Ordinal);
        Assert.Contains("ronde", Summary.Change(report, Dutch), StringComparison.Ordinal);
        Assert.All(
            new[] { Summary.Standing(report, Dutch).Split(". ")[0], Summary.Change(report, Dutch), Summary.Difference(report, Dutch) },
            part => Assert.Contains(part ?? "nothing", whole, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_earlier_round_nothing_is_said_to_have_changed()
    {
        Assert.Equal("Er is nog geen eerdere ronde met scores om mee te vergelijken.", Summary.Change(Sample.Report(previous: false), Dutch));
        var alike = Sample.Report(previous: true);
        Assert.Equal(
            $"Of de totaalscore sinds ronde {alike.ComparedWith!.Number} is veranderd, is niet te zeggen.",
            Summary.Change(alike with { Scorecard = alike.Scorecard with { Overall = alike.Scorecard.Overall with { Change = null } } }, Dutch));
    }

    private static ConfidenceInterval Around(double score, bool sure) => sure
        ? new ConfidenceInterval(new Score(score), new Score(score))
        : new ConfidenceInterval(new Score(Math.Max(1, score - 1.1)), new Score(Math.Min(5, score + 1.1)));

    private static ScorecardReport Scores(params double[] scores) => Scores(sure: true, scores);

    private static ScorecardReport Scores(bool sure, params double[] scores)
    {
        var report = Sample.Report(previous: false);
        var card = report.Scorecard with
        {
            Overall = new Overall(new Score(scores.Average()), Around(scores.Average(), sure)),
            Principles =
            [
                .. report.Scorecard.Principles.Select((principle, place) => principle with
                {
                    Score = new Score(scores[place]),
                    Confidence95 = Around(scores[place], sure),
                    BandSure = sure,
                    Agreement = Agreement.Withheld,
                    Levels = LevelScores.Withheld,
                }),
            ],
        };
        return report with { Scorecard = card };
    }
}
