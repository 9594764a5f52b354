using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Pdf;

namespace KetenScan.Reports.Tests.Comparing;

public sealed class PortfolioTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Theory]
    [InlineData(0.3, 3.0, 3.4, true)]
    [InlineData(0.2, 3.0, 3.4, false)] // as large as the margin
    [InlineData(-0.3, 3.0, 3.4, true)]
    [InlineData(-0.1, 3.0, 3.4, false)]
    [InlineData(0.1, null, null, true)] // how far it may lie off is not known
    [InlineData(0.0, null, null, false)]
    [InlineData(0.05, 3.0, 3.0, true)]
    [InlineData(-0.04, 3.0, 3.0, false)] // it would read ±0,0
    [InlineData(null, 3.0, 3.4, false)]
    public void A_change_within_its_margin_is_no_change(double? change, double? low, double? high, bool moved) =>
        Assert.Equal(moved, new ComparedFigure(Principle.Governance, 3.2, change, low, high, null, null).HasMoved());

    [Fact]
    public void The_whole_lies_off_by_the_mean_of_the_margins_at_most()
    {
        var card = SamplePortfolio.Card(3);

        Assert.Equal(0.2, card.OverallMargin()!.Value, 9);
        Assert.True(card.OverallMoved());
        Assert.False((card with { OverallChange = 0.15 }).OverallMoved());
        Assert.Null((card with { Figures = [.. card.Figures.Skip(1), card.Figures[0] with { Low = null }] }).OverallMargin());
    }

    [Fact]
    public void What_differs_from_most_is_marked()
    {
        var marks = SamplePortfolio.Chains.Where(chain => chain.Latest is not null).Select(chain => chain.Latest!.MarksBeside(SamplePortfolio.Usual)).ToList();

        Assert.Empty(marks[0]);
        Assert.Equal([ComparisonMark.Weighting, ComparisonMark.LowResponse], marks[1]);
        Assert.Equal([ComparisonMark.Disclosure, ComparisonMark.Questionnaire], marks[2]);
    }

    [Fact]
    public void The_chain_in_the_middle_is_the_lower_of_two()
    {
        Assert.Equal(3.0, SamplePortfolio.Spread(Principle.Face, 2.4, 3.0, 4.2).Median());
        Assert.Equal(2.4, SamplePortfolio.Spread(Principle.Face, 2.4, 3.0).Median());
        Assert.Null(SamplePortfolio.Spread(Principle.Face).Median());
        Assert.Equal(1, SamplePortfolio.Spread(Principle.Face, 2.9, 3.0).Concerns);
    }

    [Fact]
    public void Sentences_say_what_stands_out_and_name_no_chain()
    {
        var sentences = PortfolioSummary.Of(SamplePortfolio.Portfolio, SamplePortfolio.Names, Dutch);

        Assert.Equal("Successen vieren is bij 3 van de 3 ketens het zwakste principe.", sentences[0]);
        Assert.Contains("Ketens zonder gesloten ronde: 1.", sentences);
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("Keten ", StringComparison.Ordinal));
        Assert.Empty(PortfolioSummary.Of(SamplePortfolio.Portfolio with { Scored = 0 }, SamplePortfolio.Names, Dutch));
    }

    [Fact]
    public void Chains_side_by_side_each_carry_their_number()
    {
        var chosen = SamplePortfolio.Chains.Where(chain => chain.Latest is not null).Select((chain, place) => (new ChosenLine(place + 1, chain.Name), chain.Latest!)).ToList();

        var radar = RadarOverlay.Of(chosen, SamplePortfolio.Names, Dutch);
        var strips = ScoreStrips.Of(SamplePortfolio.Portfolio.Spreads, chosen, SamplePortfolio.Names, Dutch)!;

        Assert.Equal(["1", "2", "3"], radar.Shapes.OfType<Label>().Where(label => label.Bold).Select(label => label.Text));
        Assert.Equal(8, strips.Shapes.OfType<Label>().Count(label => label is { Bold: true, Text: "2" }));
        Assert.StartsWith("Gedeelde ambitie: 3 ketens, in het midden 3,0; ", strips.Message, StringComparison.Ordinal);
        Assert.Null(ScoreStrips.Of([SamplePortfolio.Spread(Principle.Face)], [], SamplePortfolio.Names, Dutch));
    }

    [Fact]
    public void A_course_runs_over_the_days_and_passes_over_rounds_without_a_score()
    {
        var line = new ChosenLine(1, "Keten A");
        var figure = TrendLines.Of([(line, [At(1, new(2025, 1, 1), 2), At(2, new(2025, 7, 1), null), At(3, new(2026, 1, 1), 4)])], "Totaal", Dutch)!;
        var discs = figure.Shapes.OfType<Disc>().ToList();

        Assert.Equal(2, discs.Count);
        Assert.True(discs[1].Centre.X > discs[0].Centre.X && discs[1].Centre.Y < discs[0].Centre.Y);
        Assert.Equal("Keten A: 2,0, 4,0.", figure.Message);
        Assert.Null(TrendLines.Of([(line, [At(1, new(2025, 1, 1), null)])], "Totaal", Dutch));
        Assert.Empty(TrendLines.Remarks([(line, [At(1, new(2025, 1, 1), 2), At(2, new(2025, 7, 1), 3)])], Dutch));
    }

    [Fact]
    public void A_course_is_broken_where_the_rules_changed_and_open_where_few_answered_and_both_are_explained()
    {
        var people = SamplePortfolio.Usual with { Weighting = Weighting.Respondent };
        IReadOnlyList<(ChosenLine, IReadOnlyList<TrendPoint>)> chains =
        [
            (new(1, "Keten A"), [At(1, new(2025, 1, 1), 2), At(2, new(2025, 7, 1), 3) with { HasLowResponse = true }, At(3, new(2026, 1, 1), 4) with { Rules = people }]),
        ];

        var figure = TrendLines.Of(chains, "Totaal", Dutch)!;

        var course = Assert.Single(figure.Shapes.OfType<Line>(), line => line.Thickness == 2);
        var open = Assert.Single(figure.Shapes.OfType<Disc>(), disc => disc.Fill.Tone == Tone.Card);
        Assert.Equal(course.To, open.Centre);
        Assert.Equal(
            ["Keten A hield ronde 3 volgens andere regels dan de ronde ervoor (mensen wegen even zwaar, partners met naam, vragenlijst keten-8/1): de lijn is daar onderbroken.", "Bij Keten A antwoordde minder dan de helft van de genodigden in ronde 2: een open punt."],
            TrendLines.Remarks(chains, Dutch));
    }

    private static TrendPoint At(int round, DateOnly day, double? score) => new(round, day, score, SamplePortfolio.Usual, HasLowResponse: false);

    [Fact]
    public void The_paper_has_a_line_per_chain_and_says_what_to_read_with_care()
    {
        var text = Tool.On(Render(Dutch), "pdftotext", "-raw").Output.Replace('\n', ' ');

        foreach (var words in (string[])["Keten * *A* *", "Keten B", "Keten C", "Keten D", "nog geen gesloten ronde", "lage respons (30 %)", "vragenlijst eigen/2", "Keuze: dementie"])
            Assert.Contains(words, text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(Render(Dutch), Render(Dutch));
    }

    internal static byte[] Render(CultureInfo culture) =>
        PortfolioPdf.Render(SamplePortfolio.Portfolio, SamplePortfolio.Chains, "dementie", new DateOnly(2026, 10, 14), SamplePortfolio.Names, culture);
}
