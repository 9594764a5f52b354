using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The scorecard as a PDF: the order of its sections. What is in a section is in the file that is named after it.</summary>
public static class ScorecardPdf
{
    private static readonly Section[] Sections =
    [
        CoverSection.AddTo,
        OverviewSection.AddTo,
        PartnersSection.AddTo,
        LevelsSection.AddTo,
        EvidenceSection.AddTo,
        StatementsSection.AddExtremes,
        AttentionSection.AddTo,
        PrioritiesSection.AddTo,
        ActionsSection.AddTo,
        CommentsSection.AddTo,
        StatementsSection.AddAll,
        ChecksSection.AddTo,
        HowSureSection.AddTo,
        HowToReadSection.AddTo,
    ];

    private static readonly Section[] SectionsWithoutScores =
    [
        CoverSection.AddTo,
        EvidenceSection.AddTo,
        ActionsSection.AddTo,
        CommentsSection.AddTo,
        ChecksSection.AddTo,
        HowToReadSection.AddTo,
    ];

    private delegate void Section(Flow flow, ScorecardReport report, ReportTexts texts, CultureInfo culture);

    /// <summary>An A4 document of three to six pages for a chain of average size; the same report and culture give the same bytes.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; checked between sections.</exception>
    public static byte[] Render(ScorecardReport report, CultureInfo culture, CancellationToken cancel = default) => Compose(report, culture, cancel).Save();

    /// <summary>Composes the document. Without any score it explains why, and leaves out empty parts.</summary>
    internal static PdfDocument Compose(ScorecardReport report, CultureInfo culture, CancellationToken cancel = default)
    {
        var texts = new ReportTexts(culture);
        var (chain, round) = (ChainNameOf(report, texts), RoundLineOf(report, texts, culture));
        var document = new PdfDocument(Joined(texts["Kind"], chain, round), culture, Paper.Width, Paper.Height);
        var flow = new Flow(document);
        foreach (var section in report.NoScores is null ? Sections : SectionsWithoutScores)
        {
            cancel.ThrowIfCancellationRequested();
            section(flow, report, texts, culture);
        }

        cancel.ThrowIfCancellationRequested();
        HeadersAndFooters(document, Joined(chain, round), FooterOf(report, texts), texts);
        return document;
    }

    internal static string ChainNameOf(ScorecardReport report, ReportTexts texts) => report.Scorecard.Chain?.Name ?? texts["NoChain"];

    /// <summary>The round with its number, name and day; empty for a scorecard without a round.</summary>
    internal static string RoundLineOf(ScorecardReport report, ReportTexts texts, CultureInfo culture) => report.Scorecard.Round is { } round
        ? texts.Format("RoundLine", round.Number, round.Name, Format.Date(round.ClosedOn, culture))
        : "";

    private static string FooterOf(ScorecardReport report, ReportTexts texts) =>
        report.Scorecard is { Chain: { } chain, Round: { } round } ? texts.Format("Footer", chain.Name, round.Number) : "KetenScan";
}
