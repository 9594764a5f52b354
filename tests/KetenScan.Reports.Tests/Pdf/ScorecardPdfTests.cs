using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;

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

        var (exit, output) = ExternalTool.On(pdf, "qpdf", "--check");

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

        var text = ExternalTool.On(ScorecardPdf.Render(report, culture), "pdftotext", "-raw").Output;

        foreach (var principle in report.Scorecard.Principles)
        {
            Assert.Contains($"{principle.Number} {report.NameOf(principle, culture)}", text, StringComparison.Ordinal);
            Assert.Contains(principle.Score!.Value.Shown.ToString("0.0", culture), text, StringComparison.Ordinal);
        }

        Assert.Contains("Dementieketen De Meren", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_three_to_six_pages_of_A4()
    {
        var information = ExternalTool.On(ScorecardPdf.Render(Sample.Report(), Dutch), "pdfinfo").Output;

        Assert.Matches(@"Pages:\s+[3-6]\n", information);
        Assert.Contains("A4", information, StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", information);
        Assert.Contains("Scorekaart ketensamenwerking · Dementieketen De Meren", information, StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_reader_finds_headings_tables_and_what_the_figures_say()
    {
        var structure = ExternalTool.On(ScorecardPdf.Render(Sample.Report(), Dutch), "pdfinfo", "-struct-text").Output;

        Assert.Matches(@"H1[^\n]*\n\s+""Dementieketen De Meren""", structure);
        Assert.Contains("H2", structure, StringComparison.Ordinal);
        Assert.Contains("TH", structure, StringComparison.Ordinal);
        Assert.Contains("1 Gedeelde ambitie", structure, StringComparison.Ordinal); // three lines of a header cell, and three words
        Assert.DoesNotContain("1 van ", structure, StringComparison.Ordinal); // page numbers are passed over
    }

    [Fact]
    public void A_figure_says_its_message_in_words()
    {
        using var structure = new PdfStructure(ScorecardPdf.Render(Sample.Report(), Dutch));

        var said = structure.Root.All.Where(element => element.Type == "Figure").Select(figure => figure.Alternative!).ToList();

        Assert.StartsWith("De acht principes. Gedeelde ambitie 4,7 (4,6 tot 4,7), kracht; ", said[0], StringComparison.Ordinal);
        Assert.StartsWith("In één beeld. Gedeelde ambitie 4,7; Meetbare ambitie ", said[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl-NL", "Verschil (95 %)", "tussen {0} en {1}")]
    [InlineData("en-GB", "Gap (95%)", "between {0} and {1}")]
    public void The_gap_and_the_whole_have_their_intervals(string language, string title, string between)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var report = Sample.Report();
        var (overall, levels) = (report.Scorecard.Overall, report.Scorecard.Principles[0].Levels);
        var texts = new ReportTexts(culture);
        Assert.NotNull(overall.SureBand());

        var text = ExternalTool.On(ScorecardPdf.Render(report, culture), "pdftotext", "-raw").Output;
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        var ends = string.Format(culture, between, Format.Score(overall.Confidence95!.Low, culture), Format.Score(overall.Confidence95.High, culture));
        Assert.Contains($"{texts[$"Band{overall.SureBand()}"]} {ends}", words, StringComparison.Ordinal);
        Assert.Contains(title.Replace(' ', '\u00a0'), text.Replace(' ', '\u00a0'), StringComparison.Ordinal);
        var gap = levels.GapConfidence95!;
        Assert.Contains(texts.Format("Interval", Format.End(gap.Low, culture), Format.End(gap.High, culture)), words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scorecard_without_intervals_of_the_gap_has_no_table_of_them()
    {
        var report = Sample.Report();
        var without = report.Scorecard.Principles.Select(principle =>
            principle with { Levels = principle.Levels with { GapConfidence95 = null, GapSure = null } });

        var changed = report with { Scorecard = report.Scorecard with { Principles = [.. without] } };
        var text = ExternalTool.On(ScorecardPdf.Render(changed, Dutch), "pdftotext", "-raw").Output;

        Assert.Contains("Bestuur en uitvoering", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Verschil (95", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fonts_have_every_usual_character() =>
        Assert.All(PdfFont.Regular.Usual, character => Assert.True(PdfFont.Regular.Has(character) && PdfFont.SemiBold.Has(character), $"{character}"));

    [Fact]
    public void A_common_card_stays_under_a_hundred_kilobytes() => Assert.InRange(ScorecardPdf.Render(Sample.Report(), Dutch).Length, 1, 100_000);

    [Theory]
    [InlineData("Ελληνικά и кириллица, 日本語 😀")]
    [InlineData("tab\tand control \u0001\u0007 and \u202eright to left\u202c, עברית")]
    [InlineData("half of a pair \ud83d and a joiner \u200d\u0301")]
    [InlineData("** and ** and [ and ) \\ and <FEFF>")]
    public void Any_text_is_drawn_without_an_error(string words)
    {
        var report = Sample.Report(partnerName: words);
        var pdf = ScorecardPdf.Render(report with { Comments = [.. report.Comments.Select(comment => comment with { Text = words })] }, Dutch);

        Assert.Contains("No syntax or stream encoding errors found", ExternalTool.On(pdf, "qpdf", "--check").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Goed gedaan, Ελένη и Иван")]
    [InlineData("Հայերեն ქართული ♥ ☺ ⅔")]
    public void Other_scripts_are_drawn_and_can_be_read_back(string words)
    {
        var report = Sample.Report();
        var pdf = ScorecardPdf.Render(report with { Comments = [report.Comments[0] with { Text = words }] }, Dutch);

        Assert.Contains(words, ExternalTool.On(pdf, "pdftotext", "-raw").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zij zei שלום (12) עולם en ging door", "Zij zei |םלוע (12) םולש| en ging door", "שלום (12) עולם")]
    [InlineData("مر", "ﺮﻣ", "مر")]
    public void Words_from_right_to_left_stand_in_their_own_order_and_are_read_in_it(string words, string seen, string read)
    {
        var parts = RightToLeft.Order([.. FontRuns.Of(words, PdfFont.Regular)]);

        Assert.Equal(seen, string.Join('|', parts.Select(part => string.Concat(part.Pieces.Select(piece => piece.Text)))));
        Assert.Equal(read, parts.Single(part => part.Spoken is not null).Spoken);
        using var structure = new PdfStructure(ScorecardPdf.Render(Sample.Report(partnerName: words), Dutch));
        var written = $"/ActualText <FEFF{Convert.ToHexString(System.Text.Encoding.BigEndianUnicode.GetBytes(read))}";
        Assert.Contains(structure.Pages, page => page.Content.Contains(written, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sign_that_no_font_has_is_seen_to_be_missing()
    {
        var report = Sample.Report();
        var pdf = ScorecardPdf.Render(report with { Comments = [report.Comments[0] with { Text = "Top 🦄 zo" }] }, Dutch);

        Assert.Contains("Top \uFFFD zo", ExternalTool.On(pdf, "pdftotext", "-raw").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0628\u0628\u0628", "\uFE91\uFE92\uFE90")] // beh joins both ways: beginning, middle, end
    [InlineData("\u062F\u0628", "\u062F\u0628")] // dal joins only with the letter before it
    [InlineData("\u0628\u064E\u0628", "\uFE91\u064E\uFE90")] // a vowel mark does not part letters
    [InlineData("\u0644\u0627", "\uFEFB")] // lam and alef are one sign
    [InlineData("\u0644\u064B\u0627", "\uFEDF\u064B\uFE8E")] // but two with a vowel mark between them, which stays where it is read
    [InlineData("\u0623\u064E\u0647\u0652\u0644", "\u0623\u064E\uFEEB\u0652\uFEDE")] // alef with hamza and a mark
    [InlineData("\u062D\u064E\u0645\u0651\u064E\u062F", "\uFEA3\u064E\uFEE4\u0651\u064E\uFEAA")] // two marks on one letter
    [InlineData("\u0633\u06CC\u200C\u0628", "\uFEB3\uFBFD\u0628")] // Persian yeh, and a mark that parts letters
    [InlineData("\u0628\u0627\u0654\u0628", "\uFE91\uFE84\u0628")] // alef and hamza typed as two characters
    [InlineData("geen", "geen")]
    public void Arabic_letters_take_the_form_that_joins_them(string letters, string forms) =>
        Assert.Equal(forms, string.Concat(FontRuns.Of(letters, PdfFont.Regular).Select(run => run.Text)));

    [Fact]
    public void The_logo_stands_on_the_cover_and_the_colour_below_it()
    {
        var pdf = ScorecardPdf.Render(Sample.Report() with { Face = new ReportedFace("#a8326b", Logo.Png(300, 100)) }, Dutch);

        Assert.Matches(@"1\s+0 image\s+300\s+100\s+rgb\s+3\s+8", ExternalTool.On(pdf, "pdfimages", "-list").Output);
        using var structure = new PdfStructure(pdf);
        Assert.Equal("Logo van Dementieketen De Meren", structure.Root.All.First(element => element.Type == "Figure").Alternative);
        Assert.Contains("0.659 0.196 0.42 rg", structure.Pages[0].Content, StringComparison.Ordinal);
        Assert.Contains("No syntax or stream encoding errors found", ExternalTool.On(pdf, "qpdf", "--check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_are_there_with_owner_date_and_what_became_of_them()
    {
        var text = ExternalTool.On(ScorecardPdf.Render(Sample.Report() with { Actions = Sample.Actions }, Dutch), "pdftotext", "-layout").Output;

        Assert.Contains("Verbeteracties", text, StringComparison.Ordinal);
        Assert.Contains("Marieke (Gemeente)", text, StringComparison.Ordinal);
        Assert.Contains("1 december", text, StringComparison.Ordinal);
        Assert.Contains("Klaar: Zes verhalen gedeeld.", text, StringComparison.Ordinal);
        Assert.Contains("naar aanleiding van", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Verbeteracties", ExternalTool.On(ScorecardPdf.Render(Sample.Report(), Dutch), "pdftotext").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_of_ten_thousand_characters_is_there_to_its_last_word()
    {
        var report = Sample.Report();
        var words = string.Concat(Enumerable.Range(0, 1250).Select(number => $"woord{number % 100:00} ")) + "slot";
        var pdf = ScorecardPdf.Render(report with { Comments = [report.Comments[0] with { Text = words }] }, Dutch);

        var text = ExternalTool.On(pdf, "pdftotext", "-raw").Output;
        Assert.Contains("slot", text, StringComparison.Ordinal);
        Assert.Equal(1250, System.Text.RegularExpressions.Regex.Count(text, @"woord\d\d"));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(ScorecardPdf.Render(Sample.Report(), Dutch), ScorecardPdf.Render(Sample.Report(), Dutch));

    [Fact]
    public void A_round_that_nobody_answered_has_a_page_that_says_so()
    {
        var text = ExternalTool.On(ScorecardPdf.Render(Sample.Report(sheetsEach: 0, comments: 0, previous: false), Dutch), "pdftotext").Output;

        Assert.Contains("0 van de 6 ingediend: geen scores.", text, StringComparison.Ordinal);
    }
}
