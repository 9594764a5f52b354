using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports;

public enum GuidePattern
{
    /// <summary>The steering group and daily work differ.</summary>
    LevelGap,

    /// <summary>One partner differs from the whole chain.</summary>
    PartnerFarOff,

    /// <summary>People's answers differ, regardless of level or partner.</summary>
    LowAgreement,

    /// <summary>Participants chose it, without a certain difference between them.</summary>
    Chosen,

    /// <summary>Score high, evidence low.</summary>
    Felt,

    /// <summary>Evidence high, score low.</summary>
    OnPaper,
}

/// <summary>A subject for the meeting.</summary>
/// <param name="Sides">Both sides' figures, in words.</param>
/// <param name="Questions">Questions about the difference and, if score and evidence disagree, about that.</param>
public sealed record GuideItem(PrincipleResult Principle, string Sides, IReadOnlyList<string> Questions);

/// <summary>
/// Subjects for a steering group after a round: the principles on which people clearly differ, with questions
/// per principle and pattern, followed by those that participants chose.
/// </summary>
/// <param name="Items">At most three, the largest difference first; empty when there is no certain difference and nobody chose.</param>
public sealed record ConversationGuide(IReadOnlyList<GuideItem> Items)
{
    public const int OpeningMinutes = 10;
    public const int ItemMinutes = 15;
    public const int ClosingMinutes = 10;

    private const int Most = 3;

    public int Minutes => OpeningMinutes + Items.Count * ItemMinutes + ClosingMinutes;

    public static ConversationGuide Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new GuideTexts(culture);
        var scored = report.Scorecard.Principles.Where(principle => principle.Score is not null).ToList();
        var divided = scored.Select(Division.Of)
            .OfType<Division>()
            .OrderByDescending(division => division.Points)
            .ThenBy(division => division.Principle.Number)
            .ToList();
        var chosen = scored
            .Where(principle => principle.PriorityVotes > 0 && divided.TrueForAll(division => division.Principle != principle))
            .OrderByDescending(principle => principle.PriorityVotes).ThenBy(principle => principle.Number)
            .Select(principle => new Division(principle, GuidePattern.Chosen, 0));
        return new ConversationGuide(
            [
                .. divided
                    .Concat(chosen)
                    .Take(Most)
                    .Select(division => new GuideItem(division.Principle, Sides(report, division, texts, culture), Questions(report, division, texts))),
            ]);
    }

    private static string Sides(ScorecardReport report, Division division, GuideTexts texts, CultureInfo culture) => division switch
    {
        { Pattern: GuidePattern.LevelGap, Principle.Levels: var levels } => texts.Format(
            "SidesLevels",
            Format.Score(levels.Strategic, culture),
            Format.Score(levels.Operational, culture)),
        { Pattern: GuidePattern.PartnerFarOff, Partner: { } partner } => texts.Format(
            "SidesPartner",
            report.PartnerName(partner.Key),
            Format.Score(partner.Score, culture),
            Format.Score(division.Principle.Score, culture)),
        { Pattern: GuidePattern.Chosen, Principle: var principle } => texts.Format(
            "SidesChosen",
            principle.PriorityVotes!.Value,
            Format.Score(principle.Score, culture)),
        _ => texts.Format("SidesAgreement", Format.Points(division.Points, culture), Format.Score(division.Principle.Score, culture)),
    };

    private static List<string> Questions(ScorecardReport report, Division division, GuideTexts texts)
    {
        var principle = division.Principle;
        var about = division.Pattern == GuidePattern.Chosen
            ? texts["Chosen"]
            : texts.Format($"{principle.Principle}{division.Pattern}", division.Partner is { } partner ? report.PartnerName(partner.Key) : "");
        return principle.Evidence?.Reading switch
        {
            EvidenceReading.Felt => [about, texts[$"{principle.Principle}{GuidePattern.Felt}"]],
            EvidenceReading.OnPaper => [about, texts[$"{principle.Principle}{GuidePattern.OnPaper}"]],
            _ => [about],
        };
    }

    /// <summary>A difference on a principle, in points of the scale.</summary>
    private sealed record Division(PrincipleResult Principle, GuidePattern Pattern, double Points, PartnerResult? Partner = null)
    {
        /// <summary>Low agreement is only used if neither levels nor partners explain the difference; null when nothing is clear.</summary>
        public static Division? Of(PrincipleResult principle)
        {
            if (principle.HasGap()) return new Division(principle, GuidePattern.LevelGap, Math.Abs(principle.Levels.Gap!.Value));

            var farthest = principle.Partners.Where(partner => partner.Score is not null).MaxBy(partner => Distance(principle, partner));
            if (principle.DividesPartners()
                && farthest is not null) return new Division(principle, GuidePattern.PartnerFarOff, Distance(principle, farthest), farthest);

            return principle.Agreement is { AdM: { } distance, Reading: AgreementReading.Weak or AgreementReading.None or AgreementReading.Divided }
                ? new Division(principle, GuidePattern.LowAgreement, distance)
                : null;
        }

        private static double Distance(PrincipleResult principle, PartnerResult partner) => Math.Abs(partner.Score!.Value.Value - principle.Score!.Value.Value);
    }
}
