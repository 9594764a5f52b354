using System.Globalization;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The conversation guide as a PDF: an annex to the scorecard, for use in the meeting.</summary>
public static class GuidePdf
{
    /// <summary>An A4 document of one or two pages; the same report and culture give the same bytes.</summary>
    /// <param name="report">Of a closed round of a chain.</param>
    /// <param name="culture">Language and number format.</param>
    public static byte[] Render(ScorecardReport report, CultureInfo culture) => Compose(report, culture).Save();

    internal static PdfDocument Compose(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        var words = new GuideTexts(culture);
        var (chain, round) = (report.Scorecard.Chain!, report.Scorecard.Round!);
        var about = texts.Format("RoundLine", round.Number, round.Name, Format.Date(round.ClosedOn, culture));
        var document = new PdfDocument(Joined(words["Title"], chain.Name, about), culture, Paper.Width, Paper.Height);
        var flow = new Flow(document);

        Cover(flow, report.Face, Joined(words["Title"], about), chain.Name, texts);
        if (report.NoScores is { } none)
        {
            flow.Add(new TextBlock("P", NoScoresWords.Summary(none, texts), PaperStyles.Lead));
            flow.Space(6);
            flow.Add(new TextBlock("P", words["NoScores"], PaperStyles.Body));
        }
        else
        {
            Agenda(flow, report, words, culture);
        }

        HeadersAndFooters(document, Joined(chain.Name, about), texts.Format("Footer", chain.Name, round.Number), texts);
        return document;
    }

    private static void Agenda(Flow flow, ScorecardReport report, GuideTexts words, CultureInfo culture)
    {
        var guide = ConversationGuide.Of(report, culture);
        var round = report.Scorecard.Round!;
        flow.Add(new TextBlock("P", guide.Items.Count == 0 ? words["NothingDivided"] : words.Format("Lead", round.Number, guide.Minutes), PaperStyles.Lead));
        flow.Space(14);
        string[] opening =
        [
            words["OpeningText"],
            .. report.Actions.Any(action => action.RoundNumber != round.Number) ? [words["OpeningActions"]] : Array.Empty<string>(),
        ];
        Part(flow, words, words["Opening"], ConversationGuide.OpeningMinutes, opening);
        foreach (var item in guide.Items)
            Part(
                flow,
                words,
                report.NumberedNameOf(item.Principle, culture),
                ConversationGuide.ItemMinutes,
                [item.Sides, .. item.Questions.Select(question => $"**{words["Ask"]}:** {question}")],
                room: 56);
        Part(flow, words, words["Closing"], ConversationGuide.ClosingMinutes, [words["ClosingText"]], room: 70);
        flow.Add(new TextBlock("P", words["Rule"], PaperStyles.Tiny));
    }

    /// <param name="room">Space for notes below it, in points.</param>
    private static void Part(Flow flow, GuideTexts words, string title, int minutes, IReadOnlyList<string> lines, double room = 0)
    {
        flow.Section();
        var part = new BlockGroup(
            4,
            [
                new TextBlock("H2", $"{title}   {words.Format("Minutes", minutes)}", PaperStyles.Heading),
                .. lines.Select(line => new TextBlock("P", line, PaperStyles.Body)),
            ]);
        flow.Add(part, with: room);
        flow.Space(room + 14);
    }
}
