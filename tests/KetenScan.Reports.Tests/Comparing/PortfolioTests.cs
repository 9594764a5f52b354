using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Files;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Comparing;

public sealed class PortfolioTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    [Theory]
    [InlineData(0.3, true, "+0,3")]
    [InlineData(-0.3, true, "−0,3")]
    [InlineData(0.3, false, "=")]
    [InlineData(0.0, false, "=")]
    [InlineData(0.3, null, "–")] // fewer than three partners, or scoring version 1
    [InlineData(null, null, "")]
    public void A_change_is_shown_only_where_it_is_certain(double? change, bool? moved, string expected) =>
        Assert.Equal(expected, Format.Moved(change, moved, Dutch));

    [Fact]
    public void Chains_differ_when_two_of_their_intervals_do_not_meet()
    {
        static ConfidenceInterval At(double middle) => new(new Score(middle - 0.2), new Score(middle + 0.2));

        Assert.True(ConfidenceInterval.LieApart([At(3.0), At(3.2), At(3.5)]));
        Assert.False(ConfidenceInterval.LieApart([At(3.0), At(3.4)]));
        Assert.Null(ConfidenceInterval.LieApart([At(3.0)]));
        Assert.Null(ConfidenceInterval.LieApart([At(3.0), At(4.0), null]));
    }

    [Theory]
    [InlineData(4.0, 4.6, true)]
    [InlineData(3.95, 4.6, true)] // reads as 4.0
    [InlineData(3.9, 4.6, false)]
    [InlineData(2.8, 3.2, false)]
    [InlineData(1.0, 2.94, true)]
    public void A_band_is_certain_where_both_ends_read_so(double low, double high, bool isOne) =>
        Assert.Equal(isOne, new ConfidenceInterval(new Score(low), new Score(high)).IsOneBand());

    [Fact]
    public void What_differs_from_most_is_marked()
    {
        var marks = SamplePortfolio.Chains.Where(chain => chain.Latest is not null).Select(chain => chain.Latest!.MarksBeside(SamplePortfolio.Usual)).ToList();

        Assert.Empty(marks[0]);
        Assert.Equal([ComparisonMark.Weighting, ComparisonMark.LowResponse], marks[1]);
        Assert.Equal([ComparisonMark.Disclosure, ComparisonMark.ScoringVersion, ComparisonMark.Questionnaire], marks[2]);
    }

    [Fact]
    public void The_chain_in_the_middle_is_the_lower_of_two()
    {
        Assert.Equal(3.0, SamplePortfolio.Spread(Principle.Face, 2.4, 3.0, 4.2).Median());
        Assert.Equal(2.4, SamplePortfolio.Spread(Principle.Face, 2.4, 3.0).Median());
        Assert.Null(SamplePortfolio.Spread(Principle.Face).Median());
        Assert.Equal(1, SamplePortfolio.Spread(Principle.Face, 2.9, 3.0).UnderThree);
    }

    [Fact]
    public void Sentences_say_what_stands_out_and_name_no_chain()
    {
        var sentences = PortfolioSummary.Of(SamplePortfolio.Portfolio, SamplePortfolio.Names, Dutch);

        Assert.Equal("Successen vieren hoort het vaakst bij de laagste principes: bij 2 van de 2 ketens waarvan dat te zeggen is.", sentences[0]);
        Assert.Contains("Ketens zonder gesloten ronde: 1.", sentences);
        Assert.Contains(
            "Rondes van een andere versie van de scoreregels: 1 van de 3. Hun cijfers zijn met andere formules berekend: leg ze met voorbehoud naast de "
            + "andere.",
            sentences);
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("Keten ", StringComparison.Ordinal));
        Assert.Empty(PortfolioSummary.Of(SamplePortfolio.Portfolio with { Scored = 0 }, SamplePortfolio.Names, Dutch));
    }

    [Fact]
    public void No_principle_is_called_lowest_where_that_cannot_be_said()
    {
        var names = Enum.GetValues<Principle>();
        Assert.Equal("Van geen enkele keten is te zeggen welke principes de laagste zijn.", First(SamplePortfolio.Lowest(0)));
        Assert.Equal(
            "Van 4 ketens is te zeggen welke principes de laagste zijn; geen principe is dat vaker dan de andere.",
            First(SamplePortfolio.Lowest(4, [.. names[..4].Select(name => (name, 1))])));
        Assert.Equal(
            "Gedeelde ambitie, Meetbare ambitie en Governance op alle niveaus horen even vaak bij de laagste principes: elk bij 1 van de 1 keten waarvan "
            + "dat te zeggen is.",
            First(SamplePortfolio.Lowest(1, [.. names[..3].Select(name => (name, 1))])));
        Assert.Equal(
            "Governance op alle niveaus hoort het vaakst bij de laagste principes: bij 2 van de 3 ketens waarvan dat te zeggen is.",
            First(SamplePortfolio.Lowest(3, (Principle.Face, 1), (Principle.Governance, 2))));

        static string First(LowestPrinciples lowest) =>
            PortfolioSummary.Of(SamplePortfolio.Portfolio with { Lowest = lowest }, SamplePortfolio.Names, Dutch)[0];
    }

    [Theory]
    [InlineData(0, "Ketens met een score onder 3,0 op Governance op alle niveaus: 2 van de 3; bij geen daarvan is dat zeker.")]
    [InlineData(1, "Ketens met een score onder 3,0 op Governance op alle niveaus: 2 van de 3; bij 1 daarvan is dat zeker, en dus een zorg.")]
    public void A_score_under_three_is_a_concern_only_where_that_is_certain(int certain, string expected)
    {
        var spreads = SamplePortfolio.Portfolio.Spreads.Select(
            spread => spread.Principle == Principle.Governance
                ? SamplePortfolio.Spread(Principle.Governance, 2.4, 2.9, 3.0) with { Concerns = certain }
                : spread);

        Assert.Contains(expected, PortfolioSummary.Of(SamplePortfolio.Portfolio with { Spreads = [.. spreads] }, SamplePortfolio.Names, Dutch));
    }

    [Fact]
    public void For_the_median_chain_figures_are_given_and_no_principle_is_called_highest()
    {
        var sentences = PortfolioSummary.Of(
            SamplePortfolio.Portfolio with
            {
                Spreads = [.. Enum.GetValues<Principle>().Select(principle => SamplePortfolio.Spread(principle, 3.0 + (int)principle / 10.0))],
            }, SamplePortfolio.Names, Dutch);

        Assert.Contains("De middelste scores van de principes liggen tussen 3,1 en 3,8.", sentences);
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("hoogst", StringComparison.Ordinal));
    }

    [Fact]
    public void A_corner_is_named_only_where_it_is_certain()
    {
        var point = new QuadrantPoint("1", "Keten A", new Score(3.6), 1, 4, EvidenceReading.Felt);

        Assert.Equal("Keten A: gevoeld, niet geborgd.", Quadrant.Of([point], "", Dutch).Message);
        Assert.Equal("Keten A: 3,6, 1 van 4 vastgelegd.", Quadrant.Of([point with { Reading = null }], "", Dutch).Message);
    }

    [Fact]
    public void A_file_says_by_which_formulas_and_what_is_certain()
    {
        using var text = new StringWriter();
        using (var csv = CsvFile.Create(text))
        {
            csv.Row([.. PortfolioTable.Columns]);
            csv.Row([.. PortfolioTable.Row(SamplePortfolio.Chains[0])]);
            csv.Row([.. PortfolioTable.Row(SamplePortfolio.Chains[3])]);
        }

        var lines = text.ToString().TrimEnd().Split("\r\n").Select(line => line.Split(',')).ToList();
        string Value(string column, int line = 1) => lines[line][Array.IndexOf(lines[0], column)];

        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal(
            ["2", "3", "2.9", "3.1", "false", "0.3", "true"],
            [Value("scoringVersion"), .. PortfolioTable.OverallColumns.Select(column => Value(column))]);
        Assert.Equal(
            ["true", "false", "2.8", "1", "divided", "0.6", "0.2", "1", "true", "0.3", "0.1", "0.5", "true", "1", "8", "2", "4"],
            (
                (string[])["Conservative", "BandSure", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure", "Change",
                    "ChangeLow", "ChangeHigh", "Moved", "RankHighest", "RankLowest", "ChecksMet", "Checks"]).Select(column =>
                    Value($"Face{column}")));
        Assert.All(lines[2].Skip(4), Assert.Empty);
    }

    [Fact]
    public void Chains_side_by_side_each_carry_their_number()
    {
        var chosen = SamplePortfolio.Chains
            .Where(chain => chain.Latest is not null)
            .Select((chain, place) => (new ChosenLine(place + 1, chain.Name), chain.Latest!))
            .ToList();

        var radar = RadarOverlay.Of(chosen, SamplePortfolio.Names, Dutch);
        var strips = ScoreStrips.Of(SamplePortfolio.Portfolio.Spreads, chosen, SamplePortfolio.Names, Dutch)!;

        Assert.Equal(["1", "2", "3"], radar.Shapes.OfType<Label>().Where(label => label.Bold).Select(label => label.Text));
        Assert.Equal(8, strips.Shapes.OfType<Label>().Count(label => label is { Bold: true, Text: "2" }));
        Assert.StartsWith("Gedeelde ambitie: 3 ketens, in het midden 3,0; ", strips.Message, StringComparison.Ordinal);
        Assert.Null(ScoreStrips.Of([SamplePortfolio.Spread(Principle.Face)], [], SamplePortfolio.Names, Dutch));
    }

    [Fact]
    public void The_paper_has_a_line_per_chain_and_says_what_to_read_with_care()
    {
        var text = ExternalTool.On(Render(Dutch), "pdftotext", "-raw").Output.Replace('\n', ' ');

        foreach (var words in (string[])["Keten * *A* *", "Keten B", "Keten C", "Keten D", "nog geen gesloten ronde", "lage respons (30 %)",
            "scoreregels versie 1 · vragenlijst eigen/2", "Keuze: dementie", "3,0 2,9 tot 3,1 +0,3", "geen verschil dat zeker is",
            "zeggen niet hoe zeker een verschil is"])
            Assert.Contains(words, text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(Render(Dutch), Render(Dutch));
    }

    [Fact]
    public void An_interval_that_is_taken_wide_has_a_plus_and_the_plus_is_explained()
    {
        var chain = SamplePortfolio.Chains[0];
        var wide = chain with { Latest = chain.Latest! with { OverallLow = 2.8, OverallHigh = 3.2, OverallConservative = true } };

        var text = ExternalTool
            .On(
                PortfolioPdf.Render(SamplePortfolio.Portfolio, [wide], "", new DateOnly(2026, 10, 14), SamplePortfolio.Names, Dutch),
                "pdftotext",
                "-raw").Output
            .Replace('\n', ' ');

        Assert.Contains("3,0 2,8 tot 3,2+ +0,3", text, StringComparison.Ordinal);
        Assert.Contains("Een “+” achter de onzekerheid: ruim genomen", text, StringComparison.Ordinal);
    }

    internal static byte[] Render(CultureInfo culture) =>
        PortfolioPdf.Render(SamplePortfolio.Portfolio, SamplePortfolio.Chains, "dementie", new DateOnly(2026, 10, 14), SamplePortfolio.Names, culture);
}
