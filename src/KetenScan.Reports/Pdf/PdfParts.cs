using System.Globalization;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Pdf;

/// <summary>Parts shared by all PDFs.</summary>
internal static class PdfParts
{
    public static string Joined(params string[] parts) => string.Join(" · ", parts.Where(part => part.Length > 0));

    /// <summary>Escapes double asterisks in user text, which would otherwise be bold.</summary>
    public static string Plain(string words) => words.Replace("**", "* *", StringComparison.Ordinal);

    public static TextBlock Heading(string text) => new("H2", text, PaperStyles.Heading);

    public static Cell HeaderCell(string text, Anchor align) => new(new TextBlock("P", text, PaperStyles.TableHeader with { Align = align }), "Column");

    /// <param name="actions">In display order.</param>
    /// <param name="about">Returns the text below an action; null for none.</param>
    /// <param name="texts">The texts of the header and the states.</param>
    /// <param name="culture">The format of dates.</param>
    public static Table ActionTable(IReadOnlyList<ReportedAction> actions, Func<ReportedAction, string?> about, ReportTexts texts, CultureInfo culture) => new(
        [3.8, 2.2, 1.8, 2.8],
        [
            HeaderCell(texts["ActionWhat"], Anchor.Start),
            HeaderCell(texts["ActionOwner"], Anchor.Start),
            HeaderCell(texts["ActionDue"], Anchor.Start),
            HeaderCell(texts["ActionState"], Anchor.Start),
        ],
        [
            .. actions.Select(action => new List<Cell>
            {
                new(Words(about(action) is { } under ? $"{Plain(action.What)}\n{under}" : Plain(action.What)), "Row"),
                new(Words(Plain(action.Owner))),
                new(Words(Format.Date(action.Due, culture))),
                new(Words(Plain(action.StateIn(texts)))),
            }),
        ]);

    /// <summary>Adds the title with the chain's logo, if any, and a line in its colour.</summary>
    public static void Cover(Flow flow, ReportedFace? face, string kind, string title, ReportTexts texts)
    {
        flow.Section();
        var words = new BlockGroup(0, new TextBlock("P", kind, PaperStyles.Small), new TextBlock("H1", title, PaperStyles.Title));
        flow.Add(face?.Logo is { } logo
            ? new Columns(24, (3, words), (1, new ImageBlock(PdfImage.Read(logo), texts.Format("LogoOf", title), tallest: 48)))
            : words);
        flow.Space(6);
        flow.Add(new Rule(face?.Colour is { } colour ? Rgb.Of(colour) : null));
        flow.Space(10);
    }

    private static TextBlock Words(string words) => new("P", words, PaperStyles.Cell);

    /// <summary>Adds headers (except on the first page), footers and page numbers. Screen readers skip them.</summary>
    public static void HeadersAndFooters(PdfDocument document, string header, string footer, ReportTexts texts)
    {
        for (var number = 1; number <= document.Pages.Count; number++)
        {
            var page = document.Pages[number - 1];
            var first = number == 1;
            var (right, bottom, column) = (document.Width - Paper.Margin, document.Height, document.Width - 2 * Paper.Margin);
            var place = texts.Format("PageOf", number, document.Pages.Count);
            page.Artifact(() =>
            {
                if (!first) new TextBlock("P", header, PaperStyles.Tiny).DrawLines(page, Paper.Margin, 28, column);
                page.Line(new(Paper.Margin, bottom - 46), new(right, bottom - 46), 0.7, Paper.Of(Tone.Line));
                new TextBlock("P", footer, PaperStyles.Tiny).DrawLines(page, Paper.Margin, bottom - 40, column);
                new TextBlock("P", place, PaperStyles.TinyEnd).DrawLines(page, Paper.Margin, bottom - 40, column);
            });
        }
    }
}
