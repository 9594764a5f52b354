using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using static KetenScan.Reports.Pdf.PdfParts;

namespace KetenScan.Reports.Pdf;

/// <summary>The dossier as a PDF for the chain's partners: what was agreed and done, per principle.</summary>
public sealed class ChainPlanPdf
{
    private readonly ChainPlan plan;
    private readonly CultureInfo culture;
    private readonly ReportTexts reports;
    private readonly PlanTexts texts;
    private readonly FactTexts facts;
    private readonly EvidenceTexts checks;
    private readonly FactWords words;
    private readonly PdfDocument document;
    private readonly Flow flow;

    private ChainPlanPdf(ChainPlan plan, CultureInfo culture)
    {
        this.plan = plan;
        this.culture = culture;
        (reports, texts, facts, checks) = (new(culture), new(culture), new(culture), new(culture));
        words = new FactWords(
            culture,
            plan.Partners.ToDictionary(partner => partner.Id, partner => partner.Name),
            plan.Facts.ToDictionary(own => own.Id, own => own.Fact));
        document = new PdfDocument(Joined(texts["Title"], plan.Chain, AsOf), culture, Paper.Width, Paper.Height);
        flow = new Flow(document);
    }

    private string AsOf => texts.Format("AsOf", Format.Date(plan.Day, culture));

    /// <summary>An A4 document; the same plan and culture give the same bytes.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; checked between principles.</exception>
    public static byte[] Render(ChainPlan plan, CultureInfo culture, CancellationToken cancel = default) => Compose(plan, culture, cancel).Save();

    internal static PdfDocument Compose(ChainPlan plan, CultureInfo culture, CancellationToken cancel = default)
    {
        var pdf = new ChainPlanPdf(plan, culture);
        pdf.Opening();
        foreach (var principle in Enum.GetValues<Principle>())
        {
            cancel.ThrowIfCancellationRequested();
            pdf.About(principle);
        }

        pdf.Actions();
        HeadersAndFooters(pdf.document, Joined(plan.Chain, pdf.texts["Title"], pdf.AsOf), pdf.texts.Format("Footer", plan.Chain), pdf.reports);
        return pdf.document;
    }

    private void Opening()
    {
        Cover(flow, plan.Face, Joined(texts["Title"], AsOf), plan.Chain, reports);
        if (plan.Words is { Name: not null } or { Slogan: not null })
            flow.Add(new TextBlock("P", Plain(Joined(plan.Words.Name ?? "", plan.Words.Slogan ?? "")), PaperStyles.Lead));
        flow.Space(4);
        flow.Add(
            new TextBlock(
                "P",
                texts.Format("Lead", plan.Checks.Values.Sum(own => own.Count(check => check.Met)), plan.Checks.Values.Sum(own => own.Count)),
                PaperStyles.Body));
        flow.Space(12);
        flow.Add(
            Heading(texts["Partners"]),
            new Table(
                [3, 1],
                [HeaderCell(texts["Partner"], Anchor.Start), HeaderCell(texts["Since"], Anchor.Start)],
                [
                    .. plan.Partners
                        .Where(partner => partner.IsActive)
                        .Select(partner => new List<Cell> { new(Text(partner.Name), "Row"), new(Text(Format.Date(partner.Joined, culture))) }),
                ]));
        flow.Space(16);
    }

    private void About(Principle principle)
    {
        flow.Section();
        var own = plan.Checks[principle];
        flow.Add(
            new BlockGroup(
                2,
                Heading($"{(int)principle} {plan.Principles[principle]}"),
                new TextBlock("P", checks.Format("MetOf", own.Count(check => check.Met), own.Count), PaperStyles.Small)),
            with: 60);
        flow.Space(4);

        var kinds = FactKinds.On(principle)
            .Where(kind => kind != typeof(Measurement) && !(principle == Principle.MeasurableAmbition && kind == typeof(BalanceItem)))
            .Where(kind => plan.Facts.Any(fact => fact.Fact.GetType() == kind))
            .ToList();
        foreach (var kind in kinds) List(kind);
        if (principle == Principle.AllForOne && BalanceBars.Of(plan.Balances, culture) is { } balance)
        {
            flow.Add(
                new BlockGroup(
                    4,
                    new TextBlock("H3", balance.Title, PaperStyles.CellBold),
                    new FigureBlock(balance),
                    new TextBlock("P", facts["BalanceLegend"], PaperStyles.Tiny)));
            flow.Space(8);
        }

        if (principle == Principle.Face) FaceInWords();
        else if (kinds.Count == 0) flow.Add(new TextBlock("P", texts["Nothing"], PaperStyles.Body));
        flow.Space(14);
    }

    private void List(Type kind)
    {
        flow.Add(new TextBlock("H3", facts[$"Kinds{kind.Name}"], PaperStyles.CellBold), with: 30);
        flow.Space(2);
        foreach (var own in plan.Facts.Where(fact => fact.Fact.GetType() == kind).OrderBy(
            fact => FactField.ParentOf(kind)?.ValueIn(fact.Fact)).ThenByDescending(fact => FactField.DayOf(kind)?.ValueIn(fact.Fact)))
        {
            flow.Add(Entry(own));
            flow.Space(5);
        }

        flow.Space(6);
    }

    private BlockGroup Entry(Recorded<Fact> own)
    {
        var details = string.Join(" · ", words.DetailsOf(own.Fact).Select(detail => $"{detail.Name}: {detail.Value}"));
        var blocks = new List<Block> { new TextBlock("P", Plain(words.TitleOf(own.Fact)), PaperStyles.CellBold) };
        blocks.AddRange(words.ProseOf(own.Fact).Select(prose => new TextBlock("P", Plain(prose), PaperStyles.Body)));
        if (details.Length > 0) blocks.Add(new TextBlock("P", Plain(details), PaperStyles.Small));
        if (own.Fact is Story { FileId: { } id } story
            && plan.Pictures.TryGetValue(id, out var picture)) blocks.Add(new ImageBlock(PdfImage.Read(picture), story.Title, tallest: 160, Anchor.Start));
        if (own.Fact is Indicator indicator)
        {
            var course = Course.Of(new ChainDossier([], plan.Facts, null, []), new Recorded<Indicator>(own.Id, indicator), plan.Day);
            if (CourseLine.Of(course, words, culture) is { } figure)
                blocks.Add(new Columns(0, (1, new FigureBlock(figure)), (0.6, new TextBlock("P", facts[$"Status{course.Status}"], PaperStyles.CellBold))));
        }

        return new BlockGroup(1, blocks);
    }

    private void FaceInWords()
    {
        (string Name, string? Value)[] lines =
        [
            (texts["FaceName"], plan.Words?.Name),
            (texts["FaceSlogan"], plan.Words?.Slogan),
            (texts["FaceMascot"], plan.Words?.Mascot),
            (texts["FaceMeetingPlace"], plan.Words?.MeetingPlace),
            (texts["FaceChannels"], plan.Words?.Channels),
        ];
        foreach (var (name, value) in lines.Where(line => line.Value is not null)) flow.Add(new TextBlock("P", $"{name}: {Plain(value!)}", PaperStyles.Body));
    }

    private void Actions()
    {
        if (plan.Actions.Count == 0) return;

        flow.Section();
        flow.Add(Heading(texts["Actions"]), ActionTable(plan.Actions, _ => null, reports, culture));
    }

    private static TextBlock Text(string words) => new("P", Plain(words), PaperStyles.Cell);
}
