using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The scorecard as a PDF. The code is in the order of the document.</summary>
public sealed class ScorecardPdf
{
    /// <summary>The number of full blocks that together look like one bar.</summary>
    private const int BarOnPaper = 5;

    private readonly ScorecardReport report;
    private readonly CultureInfo culture;
    private readonly ReportTexts texts;
    private readonly EvidenceTexts checks;
    private readonly NoScores? none;
    private readonly PdfDocument document;
    private readonly Flow flow;

    private ScorecardPdf(ScorecardReport report, CultureInfo culture)
    {
        this.report = report;
        this.culture = culture;
        texts = new ReportTexts(culture);
        checks = new EvidenceTexts(culture);
        none = report.NoScores;
        document = new PdfDocument(Joined(texts["Kind"], ChainName, RoundLine), culture, Paper.Width, Paper.Height);
        flow = new Flow(document);
    }

    private string ChainName => report.Scorecard.Chain?.Name ?? texts["NoChain"];

    private string RoundLine => report.Scorecard.Round is { } round
        ? texts.Format("RoundLine", round.Number, round.Name, Format.Date(round.ClosedOn, culture))
        : "";

    private string Footer => report.Scorecard is { Chain: { } chain, Round: { } round } ? texts.Format("Footer", chain.Name, round.Number) : "KetenScan";

    /// <summary>An A4 document of three to six pages for a chain of average size; the same report and culture give the same bytes.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; checked between parts.</exception>
    public static byte[] Render(ScorecardReport report, CultureInfo culture, CancellationToken cancel = default) => Compose(report, culture, cancel).Save();

    /// <summary>Composes the document. Without any score it explains why, and leaves out empty parts.</summary>
    internal static PdfDocument Compose(ScorecardReport report, CultureInfo culture, CancellationToken cancel = default)
    {
        var pdf = new ScorecardPdf(report, culture);
        Action[] parts = pdf.none is not null
            ? [pdf.Cover, pdf.Evidence, pdf.Actions, pdf.Comments, pdf.AllChecks, pdf.HowToRead, pdf.HeadersAndFooters]
            :
            [
                pdf.Cover,
                pdf.InOneView,
                pdf.Partners,
                pdf.Levels,
                pdf.Evidence,
                pdf.StrongestAndWeakest,
                pdf.NeedAttention,
                pdf.Priorities,
                pdf.Actions,
                pdf.Comments,
                pdf.AllStatements,
                pdf.AllChecks,
                pdf.HowSure,
                pdf.HowToRead,
                pdf.HeadersAndFooters,
            ];
        foreach (var part in parts)
        {
            cancel.ThrowIfCancellationRequested();
            part();
        }

        return pdf.document;
    }

    private void Cover()
    {
        PdfParts.Cover(flow, report.Face, Joined(texts["Kind"], RoundLine), ChainName, texts);
        flow.Add(new TextBlock("P", Summary.Of(report, culture), PaperStyles.Lead));
        flow.Space(12);
        if (none is not null)
        {
            NoScoresParts.AddTo(flow, report, none, texts);
            return;
        }

        flow.Add(ScorecardTiles.Of(report, texts, culture));
        foreach (var line in RestsOnWords.Of(report, culture))
        {
            flow.Space(6);
            flow.Add(new TextBlock("P", Plain(line), PaperStyles.Small));
        }

        flow.Space(14);
    }

    private void InOneView()
    {
        flow.Section();
        flow.Add(new Columns(
            24,
            (1.6, new BlockGroup(4, Heading(texts["BarsTitle"]), new FigureBlock(ScoreBars.Of(report, narrow: false, culture)))),
            (1, new BlockGroup(4, [
                Heading(texts["RadarTitle"]),
                new FigureBlock(Radar.Of(report, culture)),
                .. report.ComparedWith is { } before
                    ? [new TextBlock("P", texts.Format("LegendRadar", before.Number), PaperStyles.Tiny)]
                    : Array.Empty<Block>(),
                .. LinksToAttention()]))));
        flow.Space(4);
        flow.Add(new TextBlock("P", texts["Legend"], PaperStyles.Tiny));
        flow.Space(4);
        flow.Add(new TextBlock("P", RankWords.Of(report, culture), PaperStyles.Body));
        flow.Space(10);
    }

    /// <summary>Placed below the radar, in the space next to the bars.</summary>
    private Block[] LinksToAttention() => report.NeedAttention.Count == 0
        ? []
        :
        [
            new TextBlock("P", texts["AttentionLinks"], PaperStyles.Tiny),
            .. report.NeedAttention.Select(principle => new LinkBlock(TitleOf(principle), TargetOf(principle), PaperStyles.Cell)),
        ];

    private void Partners()
    {
        flow.Section();
        var principles = report.Scorecard.Principles;
        var header = new List<Cell> { HeaderCell(texts["Partner"], Anchor.Start) };
        header.AddRange(principles.Select(principle => HeaderCell($"{principle.Number}\n{report.NameOf(principle, culture)}", Anchor.Middle)));
        var rows = report.Scorecard.Partners.Select(partner => HeatRow(partner.Name, PaperStyles.Cell, principle => CellOf(principle, partner.Key))).ToList();
        if (report.HasPool) rows.Add(HeatRow(texts["PoolRow"], PaperStyles.Cell, principle => HeatCell(principle.Pool?.Score, principle.IsWithheld())));
        rows.Add(HeatRow(texts["WholeChain"], PaperStyles.CellBold, principle => HeatCell(principle.Score, principle.IsWithheld())));

        flow.Add(Heading(texts["PartnersTitle"]), new Table([1.9, .. Enumerable.Repeat(1.0, 8)], header, rows, ruled: false));
        if (report.HasWithheld)
        {
            flow.Space(4);
            flow.Add(new TextBlock("P", texts.Format("WithheldLegend", report.Scorecard.Disclosure.MinimumGroup), PaperStyles.Tiny));
        }

        flow.Space(18);
    }

    private void Levels()
    {
        flow.Section();
        if (LevelGaps.Of(report, narrow: false, culture) is { } figure)
        {
            var gaps = GapTable.Of(report, texts, culture);
            flow.Add(new BlockGroup(
                4,
                Heading(texts["LevelsTitle"]),
                new Columns(
                    24,
                    (1.6, new FigureBlock(figure)),
                    (1, new TextBlock("P", $"{texts["ExplainLevels"]}\n{texts["LevelsLegend"]}", PaperStyles.Small)))),
                with: gaps is null ? 0 : 6 + gaps.Height(Paper.Column));
            if (gaps is not null)
            {
                flow.Space(6);
                flow.Add(gaps);
            }
        }
        else
        {
            flow.Add(new BlockGroup(4, Heading(texts["LevelsTitle"]), new TextBlock("P", texts["LevelsNone"], PaperStyles.Body)));
        }

        flow.Space(18);
    }

    private void Evidence()
    {
        if (!report.HasEvidence) return;

        flow.Section();
        var table = new Table(
            [2.2, 0.9, 5],
            [HeaderCell(texts["Principle"], Anchor.Start), HeaderCell(checks["Met"], Anchor.Middle), HeaderCell(checks["Reading"], Anchor.Start)],
            [.. report.Scorecard.Principles.Where(principle => principle.Evidence is not null).Select(EvidenceRow)]);
        if (Quadrant.Of(report, culture) is { } figure)
        {
            var words = new BlockGroup(
                6,
                new TextBlock(
                    "P",
                    report.Scorecard.Round is { } round ? checks.Format("ChecksOn", Format.Date(round.ClosedOn, culture)) : "",
                    PaperStyles.Body),
                new TextBlock("P", checks["QuadrantExplain"], PaperStyles.Small));
            flow.Add(new BlockGroup(4, Heading(checks["QuadrantTitle"]), new Columns(24, (1.2, new FigureBlock(figure)), (1, words))), with: 40);
            flow.Space(6);
            flow.Add(table);
        }
        else
        {
            flow.Add(Heading(checks["RecordTitle"]), table);
        }

        flow.Space(18);
    }

    private List<Cell> EvidenceRow(PrincipleResult principle) =>
    [
        new(new TextBlock("P", TitleOf(principle), PaperStyles.Cell), "Row"),
        new(new TextBlock("P", $"{principle.Evidence!.Met}/{principle.Evidence.Total}", PaperStyles.CellMiddleBold)),
        new(new TextBlock("P", CheckWords.Sentence(principle.Evidence, principle.Score, culture), PaperStyles.Cell)),
    ];

    private void AllChecks()
    {
        if (!report.HasEvidence) return;

        flow.Section();
        var rows = report.Scorecard.Principles.SelectMany(principle => principle.Evidence?.Checks.Select(check => CheckRow(principle, check)) ?? []).ToList();
        flow.Add(
            Heading(checks["AllChecksTitle"]),
            new Table(
                [3.8, 1.2, 4],
                [HeaderCell(checks["Check"], Anchor.Start), HeaderCell(checks["Result"], Anchor.Start), HeaderCell(checks["Fact"], Anchor.Start)],
                rows));
        flow.Space(12);
    }

    private List<Cell> CheckRow(PrincipleResult principle, Check check) =>
    [
        new(new TextBlock("P", $"{principle.Number} · {CheckWords.Condition(check.Key, checks)}", PaperStyles.Cell), "Row"),
        new(new TextBlock("P", checks[check.Met ? "Met" : "NotMet"], check.Met ? PaperStyles.Cell : PaperStyles.Cell with { Bold = true })),
        new(new TextBlock("P", Plain(CheckWords.Fact(check, culture)), PaperStyles.Cell)),
    ];

    private void StrongestAndWeakest()
    {
        flow.Section();
        StatementTable(texts["Strongest"], report.Strongest);
        StatementTable(texts["Weakest"], report.Weakest);
        StatementTable(texts["MostDivided"], report.MostDividedStatements);
        flow.Add(new TextBlock("P", texts["AnswersLegend"], PaperStyles.Tiny));
        flow.Space(18);
    }

    private void Priorities()
    {
        flow.Section();
        flow.Add(Heading(texts["PrioritiesTitle"]), with: 15 * Math.Max(1, report.Priorities.Count));
        if (report.Priorities.Count == 0) flow.Add(new TextBlock("P", texts["PrioritiesNone"], PaperStyles.Body));
        flow.List([.. report.Priorities.Select(principle => new TextBlock(
            "LBody", $"**{report.NameOf(principle, culture)}** – {texts.Count("Votes", principle.PriorityVotes!.Value)}", PaperStyles.Body))]);
        flow.Space(18);
    }

    private void Actions()
    {
        if (report.Actions.Count == 0) return;

        flow.Section();
        flow.Add(Heading(texts["ActionsTitle"]), ActionTable(report.Actions, action => report.AboutOf(action, texts, culture), texts, culture));
        flow.Space(18);
    }

    private void NeedAttention()
    {
        flow.Section();
        flow.Add(Heading(texts["AttentionTitle"]), with: report.NeedAttention.Count == 0 ? 30 : 270);
        flow.Add(
            new TextBlock(
                "P",
                texts[report.NeedAttention.Count == 0 ? "AttentionNone" : "AttentionWhy"],
                report.NeedAttention.Count == 0 ? PaperStyles.Body : PaperStyles.Small));
        foreach (var principle in report.NeedAttention)
        {
            var words = new BlockGroup(
                2,
                new TextBlock("H3", TitleOf(principle), PaperStyles.CellBold, TargetOf(principle)),
                new TextBlock("P", PrincipleWords.Of(report, principle, culture), PaperStyles.Body));
            var statements = Statements(principle.Statements);
            flow.Space(4);
            flow.Keep(words.Height(Paper.Column) + statements.Height(Paper.Column) + 4);
            flow.Add(words);
            flow.Space(4);
            flow.Add(statements);
            flow.Space(4);
            Quotes(principle);
            flow.Space(10);
        }

        flow.Space(8);
    }

    private void Comments()
    {
        if (none is not null && report.Comments.Count == 0 && !report.CommentsWait) return;

        flow.Section();
        flow.Add(Heading(texts[report.NeedAttention.Count == 0 ? "CommentsTitle" : "OtherCommentsTitle"]), with: 40);
        var others = report.Scorecard.Principles.Except(report.NeedAttention).Where(principle => QuotesOf(principle).Count > 0).ToList();
        if (others.Count == 0) flow.Add(new TextBlock("P", texts[report.CommentsWait ? "CommentsWait" : "CommentsNone"], PaperStyles.Body));
        foreach (var principle in others)
        {
            flow.Space(4);
            flow.Add(new TextBlock("H3", TitleOf(principle), PaperStyles.CellBold), with: 20);
            Quotes(principle);
        }

        if (report.BlackedOut > 0) flow.Add(new TextBlock("P", texts.Format("BlackedOut", report.BlackedOut), PaperStyles.Small));
        flow.Space(18);
    }

    private void AllStatements()
    {
        flow.Section();
        StatementTable(texts["AllStatementsTitle"], [.. report.Scorecard.Principles.SelectMany(principle => principle.Statements)]);
        flow.Space(12);
    }

    private void HowSure()
    {
        flow.Section();
        var table = HowSureTable.Of(report, texts, culture);
        flow.Keep(table.Height(Paper.Column) + 40);
        flow.Add(Heading(texts["DeepTitle"]), table);
        flow.Space(4);
        flow.Add(new TextBlock("P", texts["ExplainDeep"], PaperStyles.Tiny));
        flow.Space(12);
    }

    private void HowToRead()
    {
        flow.Section();
        var version = report.Scorecard.Questionnaire;
        string[] lines =
        [
            texts["HowScores"],
            texts[report.Scorecard.Weighting == Weighting.Partner ? "HowPartner" : "HowRespondent"],
            .. none is null ? [texts["HowBands"], texts["HowInterval"], texts["HowChange"], texts["HowRank"]] : Array.Empty<string>(),
            DisclosureWords.Of(report.Scorecard, texts),
            .. report.Scorecard.Round is { } round
                ? [texts.Format("HowRound", Format.Date(round.OpenedOn, culture), Format.Date(round.ClosedOn, culture))]
                : Array.Empty<string>(),
            texts.Format("HowVersion", version.Key, version.Version, report.Scorecard.ScoringVersion),
        ];
        flow.Add(new BlockGroup(3, [Heading(texts["HowTitle"]), .. lines.Select(line => new TextBlock("P", line, PaperStyles.Small))]));
    }

    private void HeadersAndFooters() => PdfParts.HeadersAndFooters(document, Joined(ChainName, RoundLine), Footer, texts);

    private string TitleOf(PrincipleResult principle) => $"{principle.Number} {report.NameOf(principle, culture)}";

    private static string TargetOf(PrincipleResult principle) => $"principle-{principle.Number}";

    private List<PublishedComment> QuotesOf(PrincipleResult principle) => [.. report.Comments.Where(comment => comment.Principle == principle.Principle)];

    private void Quotes(PrincipleResult principle) => flow.List([.. QuotesOf(principle).Select(comment =>
    {
        var words = Plain(comment.Text).Replace(Blackout.Bar, new string(Blackout.Block, BarOnPaper), StringComparison.Ordinal);
        return new TextBlock("LBody", comment.PartnerKey is null ? $"“{words}”" : $"“{words}” – {report.PartnerName(comment.PartnerKey)}", PaperStyles.Body);
    })]);

    private void StatementTable(string title, IReadOnlyList<StatementResult> statements)
    {
        if (statements.Count == 0) return;

        flow.Add(Heading(title), Statements(statements));
        flow.Space(10);
    }

    private Table Statements(IReadOnlyList<StatementResult> statements)
    {
        Cell[] header =
        [
            HeaderCell(texts["Statement"], Anchor.Start),
            HeaderCell(texts["Score"], Anchor.Middle),
            HeaderCell(texts["Favourable"], Anchor.Middle),
            HeaderCell(texts["DontKnow"], Anchor.Middle),
            HeaderCell(texts["Answers"], Anchor.Middle),
        ];
        return new Table([6, 0.8, 1.1, 0.9, 2], header, [.. statements.Select(StatementRow)]);
    }

    private List<Cell> StatementRow(StatementResult statement) =>
    [
        new(new TextBlock("P", $"{statement.Code}  {report.TextOf(statement, culture)}", PaperStyles.Cell), "Row"),
        new(new TextBlock("P", Format.Score(statement.Score, culture), PaperStyles.CellMiddleBold)),
        new(new TextBlock("P", statement.Favourable is { } share ? Format.Share(share, culture) : "–", PaperStyles.CellMiddle)),
        new(new TextBlock("P", statement.DontKnow is { } unknown ? $"{unknown}" : "–", PaperStyles.CellMiddle)),
        new(new FigureBlock(AnswerBar.Of(statement, statement.Code, culture))),
    ];

    private List<Cell> HeatRow(string name, TextStyle style, Func<PrincipleResult, Cell> cell) =>
        [new(new TextBlock("P", name, style), "Row"), .. report.Scorecard.Principles.Select(cell)];

    private Cell CellOf(PrincipleResult principle, string key)
    {
        var result = principle.Partners.Single(partner => partner.Key == key);
        return HeatCell(result.Score, result.Withheld);
    }

    private Cell HeatCell(Score? score, bool withheld) => new(
        new TextBlock("P", Format.Score(score, culture), PaperStyles.CellMiddleBold),
        Ground: score is { } known ? Heat.Of(known) : null,
        Hatched: withheld);
}
