using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KetenScan.Reports.Pdf;

namespace KetenScan.Reports.Tests.Pdf;

public sealed class ScorecardPdfTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static TheoryData<string, int, int, int, string> Cards => new()
    {
        { "nl-NL", 6, 6, 9, "Partner" },
        { "en-GB", 6, 6, 9, "Partner" },
        { "nl-NL", 1, 1, 0, "Partner" },
        { "nl-NL", 40, 2, 200, "Stichting voor welzijn, zorg, wonen en Donaudampfschiffahrtsgesellschaftskapitänsmützen" },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public void Qpdf_finds_nothing_wrong(string culture, int partners, int sheets, int comments, string name)
    {
        var pdf = ScorecardPdf.Render(Sample.Report(partners, sheets, comments, partnerName: name), CultureInfo.GetCultureInfo(culture));

        var (exit, output) = Tool.On(pdf, "qpdf", "--check");

        Assert.True(exit == 0, output);
        Assert.Contains("No syntax or stream encoding errors found", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("en-GB")]
    public void All_eight_principles_and_their_scores_are_in_its_text(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        var report = Sample.Report();

        var text = Tool.On(ScorecardPdf.Render(report, culture), "pdftotext", "-raw").Output;

        foreach (var principle in report.Scorecard.Principles)
        {
            Assert.Contains($"{principle.Number} {report.NameOf(principle, culture)}", text, StringComparison.Ordinal);
            Assert.Contains(principle.Score!.Value.Shown.ToString("0.0", culture), text, StringComparison.Ordinal);
        }

        Assert.Contains("Dementieketen De Meren", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_two_to_four_pages_of_A4()
    {
        var information = Tool.On(ScorecardPdf.Render(Sample.Report(), Dutch), "pdfinfo").Output;

        Assert.Matches(@"Pages:\s+[234]\n", information);
        Assert.Contains("A4", information, StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", information);
        Assert.Contains("Scorekaart ketensamenwerking · Dementieketen De Meren", information, StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_reader_finds_headings_tables_and_what_the_figures_say()
    {
        var structure = Tool.On(ScorecardPdf.Render(Sample.Report(), Dutch), "pdfinfo", "-struct-text").Output;

        Assert.Matches(@"H1[^\n]*\n\s+""Dementieketen De Meren""", structure);
        Assert.Contains("H2", structure, StringComparison.Ordinal);
        Assert.Contains("TH", structure, StringComparison.Ordinal);
        Assert.DoesNotContain("1 van ", structure, StringComparison.Ordinal); // page numbers are passed over
    }

    [Fact]
    public void A_figure_says_its_message_in_words()
    {
        var pdf = Encoding.Latin1.GetString(ScorecardPdf.Render(Sample.Report(), Dutch));

        var said = Regex.Matches(pdf, "/S/Figure.*?/Alt <FEFF([0-9A-F]+)>").Select(match => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(match.Groups[1].Value))).ToList();

        Assert.StartsWith("De acht principes. Gedeelde ambitie 4,7 (4,6 tot 4,7), kracht; ", said[0], StringComparison.Ordinal);
        Assert.StartsWith("In één beeld. Het hoogst scoort ", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(ScorecardPdf.Render(Sample.Report(), Dutch), ScorecardPdf.Render(Sample.Report(), Dutch));

    [Fact]
    public void A_round_that_nobody_answered_has_a_page_that_says_so()
    {
        var text = Tool.On(ScorecardPdf.Render(Sample.Report(sheetsEach: 0, comments: 0, previous: false), Dutch), "pdftotext").Output;

        Assert.Contains("In deze ronde heeft niemand een beoordeling ingediend.", text, StringComparison.Ordinal);
    }
}
