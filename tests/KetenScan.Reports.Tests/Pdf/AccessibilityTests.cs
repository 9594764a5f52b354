using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Tests.Comparing;

namespace KetenScan.Reports.Tests.Pdf;

/// <summary>PDF/UA-1 as far as a program can decide it, over very different cards in both languages; the rest is in docs/accessibility.md.</summary>
public sealed partial class AccessibilityTests
{
    private const string LongName = "Stichting voor welzijn, zorg, wonen en Donaudampfschiffahrtsgesellschaftskapitänsmützen";

    public static TheoryData<string, string> Cards => new((
        from culture in (string[])["nl-NL", "en-GB"]
        from card in (string[])["usual", "one partner", "forty partners", "long names", "no comments", "200 comments", "all withheld", "nobody", "few answers",
            "own face and actions", "other scripts", "evidence", "conversation guide", "chain plan", "portfolio"]
        select (culture, card)).ToArray());

    [Theory]
    [MemberData(nameof(Cards))]
    public void The_document_says_what_it_is_and_in_which_language(string culture, string card)
    {
        var pdf = Render(culture, card);
        using var structure = new PdfStructure(pdf);

        Assert.Equal($"u:{culture}", structure.Catalog.GetProperty("/Lang").GetString());
        Assert.True(structure.Catalog.GetProperty("/MarkInfo").GetProperty("/Marked").GetBoolean());
        Assert.True(structure.Catalog.GetProperty("/ViewerPreferences").GetProperty("/DisplayDocTitle").GetBoolean());
        Assert.True(
            structure.Value(structure.Catalog.GetProperty("/Outlines"))
                .GetProperty("/Count")
                .GetInt32() >= (card switch { "all withheld" or "nobody" => 2, "few answers" or "conversation guide" or "portfolio" => 4, _ => 8 }));
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        Assert.All(ExternalTool.On(pdf, "pdffonts").Output.Trim().Split('\n')[2..], font => Assert.Matches(@"TrueType\s+Identity-H\s+yes yes yes", font));
        Assert.Contains("No syntax or stream encoding errors found", ExternalTool.On(pdf, "qpdf", "--check").Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Headings_go_down_one_level_at_a_time_under_one_title(string culture, string card)
    {
        using var structure = new PdfStructure(Render(culture, card));
        var levels = structure.Root.All.Where(element => element.Type is ['H', _]).Select(element => element.Type[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Tables_have_rows_of_equal_length_and_header_cells_with_a_scope(string culture, string card)
    {
        using var structure = new PdfStructure(Render(culture, card));
        var tables = structure.Root.All.Where(element => element.Type == "Table").ToList();

        if (card is not ("conversation guide" or "all withheld" or "nobody")) Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            Assert.All(table.Children, row => Assert.Equal("TR", row.Type));
            Assert.Single(table.Children.Select(row => row.Children.Count).Distinct());
            Assert.All(table.Children[0].Children, cell => Assert.Equal(("TH", "Column"), (cell.Type, cell.Scope)));
            Assert.All(table.Children.Skip(1), row => Assert.Equal(("TH", "Row"), (row.Children[0].Type, row.Children[0].Scope)));
            Assert.All(table.Children.Skip(1).SelectMany(row => row.Children.Skip(1)), cell => Assert.Equal("TD", cell.Type));
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Lists_are_lists_and_figures_say_their_message(string culture, string card)
    {
        using var structure = new PdfStructure(Render(culture, card));

        foreach (var list in structure.Root.All.Where(element => element.Type == "L"))
        {
            Assert.NotEmpty(list.Children);
            Assert.All(list.Children, item => Assert.Equal(("LI", "LBody"), (item.Type, item.Children.Single().Type)));
        }

        Assert.All(structure.Root.All.Where(element => element.Type == "Figure"), figure =>
        {
            Assert.True(figure.HasBox);
            Assert.True(figure.Alternative is { Length: > 10 } words
                && (words.Contains(". ", StringComparison.Ordinal)
                    || words.StartsWith("Logo ", StringComparison.Ordinal)
                    || words == "Mevrouw De Wit bleef thuis"), figure.Alternative);
        });
        Assert.All(structure.Root.All, element => Assert.True(
            element.Type is "Document" or "Sect" or "H1" or "H2" or "H3" or "P" or "L" or "LI" or "LBody"
                or "Link" or "Table" or "TR" or "TH" or "TD" or "Figure",
            element.Type));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Everything_drawn_is_read_once_or_is_decoration(string culture, string card)
    {
        using var structure = new PdfStructure(Render(culture, card));
        var read = structure.Root.All.SelectMany(element => element.Content).ToList();

        Assert.Equal(read.Count, read.Distinct().Count());
        foreach (var (page, content) in structure.Pages)
        {
            Assert.Equal(
                Marked().Matches(content).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
                read.Where(place => place.Page == page).Select(place => place.Id).Order());

            // Outside marked content there is nothing: every line begins, ends or stands within it.
            var depth = 0;
            foreach (var line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.EndsWith("BDC", StringComparison.Ordinal) || line.EndsWith("BMC", StringComparison.Ordinal)) depth++;
                else if (line == "EMC") depth--;
                else Assert.InRange(depth, 1, 2); // a word that is read in another order stands in a span of its own
            }

            Assert.Equal(0, depth);
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void What_is_read_comes_in_the_order_of_the_page(string culture, string card)
    {
        using var structure = new PdfStructure(Render(culture, card));
        var pages = structure.Pages.Select(page => page.Reference).ToList();
        var places = structure.Root.All.SelectMany(element => element.Content).Select(place => (pages.IndexOf(place.Page), place.Id)).ToList();

        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Links_are_read_as_links_and_say_where_they_lead(string culture, string card)
    {
        using var structure = new PdfStructure(Render(culture, card));
        var links = structure.Root.All.Where(element => element.Type == "Link").ToList();

        Assert.Equal(structure.Annotations.Select(annotation => annotation.Reference), links.Select(link => link.Annotations.Single()));
        Assert.All(structure.Annotations, annotation =>
        {
            Assert.True(annotation.Value.GetProperty("/Contents").GetString()!.Length > 4);
            Assert.Contains(structure.Pages, page => page.Reference == annotation.Value.GetProperty("/Dest")[0].GetString());
            Assert.Equal("/Link", structure.Value(structure.ParentOf(annotation.Value.GetProperty("/StructParent").GetInt32())).GetProperty("/S").GetString());
        });
        if (card == "usual") Assert.NotEmpty(links);
    }

    [Fact]
    public void Every_colour_of_text_reaches_the_contrast_of_AA()
    {
        var white = new Rgb(255, 255, 255);
        foreach (var tone in (Tone[])[Tone.Ink, Tone.Soft, Tone.Main, Tone.Strength, Tone.Watch, Tone.Concern])
            Assert.True(Contrast(Paper.Of(tone), white) >= 4.5, $"{tone}");

        for (var score = 1.0m; score <= 5; score += 0.1m) Assert.True(Contrast(Paper.Of(Tone.Ink), Heat.Of(new Score((double)score))) >= 4.5, $"{score}");
        Assert.All(Paper.Answers, ground => Assert.True(Contrast(Paper.Of(Tone.Ink), ground) >= 4.5));
    }

    internal static byte[] Render(string culture, string card) => card switch
    {
        "conversation guide" => GuidePdf.Render(
            Sample.Report(sheetsEach: 1, evidence: true) with { Face = new ReportedFace("#ffe08a", Logo.Png()), Actions = Sample.Actions },
            CultureInfo.GetCultureInfo(culture)),
        "portfolio" => PortfolioTests.Render(CultureInfo.GetCultureInfo(culture)),
        "chain plan" => ChainPlanPdf.Render(SampleDossier.Plan(CultureInfo.GetCultureInfo(culture)), CultureInfo.GetCultureInfo(culture)),
        _ => ScorecardPdf.Render(Report(card), CultureInfo.GetCultureInfo(culture)),
    };

    private static ScorecardReport Report(string card) => card switch
    {
        "one partner" => Sample.Report(partners: 1, sheetsEach: 1, previous: false),
        "forty partners" => Sample.Report(partners: 40, sheetsEach: 2),
        "long names" => Sample.Report(partnerName: LongName),
        "no comments" => Sample.Report(comments: 0),
        "200 comments" => Sample.Report(comments: 200),
        "all withheld" => Sample.Report(partners: 2, sheetsEach: 2, comments: 0, disclosure: new Disclosure(DisclosureMode.Protected)),
        "nobody" => Sample.Report(sheetsEach: 0, comments: 0, previous: false),
        "few answers" => Few.Report(sheets: 1, answers: 2),
        "own face and actions" => Sample.Report() with { Face = new ReportedFace("#ffe08a", Logo.Png()), Actions = Sample.Actions },
        "other scripts" => Sample.Report(partnerName: "שלום (12) עולם, السلام عليكم, Ελληνικά, 日本語 😀"),
        "evidence" => Sample.Report(evidence: true),
        _ => Sample.Report(),
    };

    /// <summary>WCAG 2.2, contrast ratio.</summary>
    private static double Contrast(Rgb one, Rgb other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(Rgb colour)
    {
        static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        return 0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);
    }

    [GeneratedRegex(@"<</MCID (\d+) >> BDC")]
    private static partial Regex Marked();
}
