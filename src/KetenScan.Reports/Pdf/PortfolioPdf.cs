using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The comparison as a PDF: a summary, the spread of scores, and a row per chain.</summary>
public static class PortfolioPdf
{
    /// <summary>The maximum number of rows in a PDF; the other file formats have all rows.</summary>
    public const int MostLines = 300;

    /// <summary>A landscape A4 document with one row per chain; the same figures and culture give the same bytes.</summary>
    /// <param name="chains">In display order; only the first <see cref="MostLines"/> are shown.</param>
    /// <param name="selection">The selection of chains, in words.</param>
    /// <param name="day">The date on the document.</param>
    /// <param name="culture">Language and number format.</param>
    public static byte[] Render(
        Portfolio portfolio,
        IReadOnlyList<ComparedChain> chains,
        string selection,
        DateOnly day,
        IReadOnlyDictionary<Principle, string> names,
        CultureInfo culture)
    {
        var (texts, reports) = (new PortfolioTexts(culture), new ReportTexts(culture));
        var document = new PdfDocument(Joined(texts["PortfolioTitle"], Format.Date(day, culture)), culture, Paper.Height, Paper.Width);
        var flow = new Flow(document);
        Cover(flow, face: null, Format.Date(day, culture), texts["PortfolioTitle"], reports);
        flow.Add(new TextBlock("P", texts.Format("PortfolioLead", portfolio.Chains), PaperStyles.Lead));
        flow.Space(6);
        flow.Add(new TextBlock("P", Plain(texts.Format("Selection", selection)), PaperStyles.Body));
        if (portfolio.Usual is { } usual) flow.Add(new TextBlock("P", PortfolioSummary.UsualIn(usual, texts), PaperStyles.Small));
        flow.Space(12);
        StandsOut(flow, portfolio, names, texts, culture);
        Lines(flow, portfolio, [.. chains.Take(MostLines)], chains.Count, names, texts, culture);
        Remarks(flow, portfolio, [.. chains.Take(MostLines)], texts, culture);
        HeadersAndFooters(document, Joined(texts["PortfolioTitle"], Format.Date(day, culture)), texts["PortfolioFooter"], reports);
        return document.Save();
    }

    private static void StandsOut(Flow flow, Portfolio portfolio, IReadOnlyDictionary<Principle, string> names, PortfolioTexts texts, CultureInfo culture)
    {
        var sentences = PortfolioSummary.Of(portfolio, names, culture);
        if (sentences.Count == 0) return;

        flow.Section();
        var words = new BlockGroup(4, [Heading(texts["StandsOut"]), .. sentences.Select(sentence => new TextBlock("P", sentence, PaperStyles.Body))]);
        flow.Add(
            ScoreStrips.Of(portfolio.Spreads, [], names, culture) is { } strips
                ? new Columns(24, (1, words), (1, new BlockGroup(4, Heading(strips.Title), new FigureBlock(strips))))
                : words);
        flow.Space(14);
    }

    private static void Lines(
        Flow flow,
        Portfolio portfolio,
        IReadOnlyList<ComparedChain> chains,
        int all,
        IReadOnlyDictionary<Principle, string> names,
        PortfolioTexts texts,
        CultureInfo culture)
    {
        if (chains.Count == 0) return;

        flow.Section();
        List<Cell> header = [HeaderCell(texts["Chain"], Anchor.Start), HeaderCell(texts["Overall"], Anchor.Middle)];
        header.AddRange(Enum.GetValues<Principle>().Select(principle => HeaderCell($"{(int)principle}\n{names[principle]}", Anchor.Middle)));
        flow.Add(
            Heading(texts["HeatTitle"]),
            new Table([5, 1.1, .. Enumerable.Repeat(1.0, 8)], header, [.. chains.Select(chain => Row(chain, portfolio.Usual, texts, culture))]));
        flow.Space(4);
        flow.Add(new TextBlock("P", $"{PortfolioSummary.ChangeIn(texts)} {texts["HeatLegend"]} {texts["WideLegend"]}", PaperStyles.Tiny));
        if (all > chains.Count) flow.Add(new TextBlock("P", texts.Format("TooMany", all, chains.Count), PaperStyles.Tiny));
        flow.Space(14);
    }

    private static List<Cell> Row(ComparedChain chain, ComparedRules? usual, PortfolioTexts texts, CultureInfo culture)
    {
        var about = Joined(chain.Field, chain.Region ?? "");
        if (chain.Latest is not { } round)
            return
            [
                new(new TextBlock("P", $"**{Plain(chain.Name)}**\n{Plain(about)}\n{texts["NoRound"]}", PaperStyles.Cell), "Row"),
                .. Enumerable.Repeat(new Cell(new TextBlock("P", "–", PaperStyles.CellMiddle)), 9),
            ];

        var mark = usual is not null && round.MarksBeside(usual).Count > 0 ? " *" : "";
        var line = texts.Format(
            "ChainLine",
            about,
            round.Number,
            round.ClosedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            round.Response() is { } response ? Format.Share(response, culture) : $"{round.Responded}");
        return
        [
            new(
                new TextBlock("P", $"**{Plain(chain.Name)}**{mark}\n{Plain(line)}{(round.Overall is null ? $"\n{texts["NoScores"]}" : "")}", PaperStyles.Cell),
                "Row"),
            new(new TextBlock("P", Overall(round, texts, culture), PaperStyles.CellMiddle)),
            .. round.Principles.Select(figure => new Cell(
                new TextBlock("P", Stacked(Format.Score(figure.Score, culture), Format.Moved(figure.Change, figure.Moved, culture)), PaperStyles.CellMiddle),
                Ground: figure.Score is { } score ? Heat.Of(new Score(score)) : null)),
        ];
    }

    private static string Overall(RoundFigures round, PortfolioTexts texts, CultureInfo culture) =>
        Stacked(
            $"**{Format.Score(round.Overall, culture)}**",
            PortfolioSummary.Between(round.OverallInterval(), texts, culture),
            Format.Moved(round.OverallChange, round.OverallMoved, culture));

    private static string Stacked(params IEnumerable<string> words) => string.Join('\n', words.Where(line => line.Length > 0));

    private static void Remarks(Flow flow, Portfolio portfolio, IReadOnlyList<ComparedChain> chains, PortfolioTexts texts, CultureInfo culture)
    {
        if (portfolio.Usual is not { } usual) return;

        var marked = chains
            .Where(chain => chain.Latest is not null)
            .Select(chain => (chain.Name, Marks: PortfolioSummary.MarksIn(chain.Latest!, usual, texts, culture)))
            .Where(own => own.Marks.Count > 0)
            .ToList();
        if (marked.Count == 0) return;

        flow.Section();
        flow.Add(Heading(texts["RemarksTitle"]), new Table(
            [2, 3],
            [HeaderCell(texts["Chain"], Anchor.Start), HeaderCell(texts["Why"], Anchor.Start)],
            [
                .. marked.Select(
                    own => new List<Cell>
                    {
                        new(new TextBlock("P", Plain(own.Name), PaperStyles.Cell), "Row"),
                        new(new TextBlock("P", string.Join(" · ", own.Marks), PaperStyles.Cell)),
                    }),
            ]));
    }
}
