using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports;

public enum GuidePattern
{
    /// <summary>Steering group and daily work see it differently.</summary>
    LevelGap,

    /// <summary>One partner lies apart from the whole chain.</summary>
    PartnerFarOff,

    /// <summary>People's answers lie apart, whoever they are.</summary>
    LowAgreement,

    /// <summary>People say it is so, and it is not on record.</summary>
    Felt,

    /// <summary>It is on record, and people do not say so.</summary>
    OnPaper,
}

/// <summary>A subject for the meeting.</summary>
/// <param name="Principle">What it is about.</param>
/// <param name="Sides">Both sides' figures, in words.</param>
/// <param name="Questions">What to ask: about the difference, and where perception and evidence part, about that.</param>
public sealed record GuideItem(PrincipleResult Principle, string Sides, IReadOnlyList<string> Questions);

/// <summary>What a steering group talks about after a round: the three most divided principles, with questions written per principle and pattern.</summary>
/// <param name="Items">At most three, the most divided first; none when nothing divides that may be shown.</param>
public sealed record ConversationGuide(IReadOnlyList<GuideItem> Items)
{
    public const int OpeningMinutes = 10;
    public const int ItemMinutes = 15;
    public const int ClosingMinutes = 10;

    private const int Most = 3;

    /// <summary>Smaller differences in points are no subject.</summary>
    private const double LeastDifference = 0.3;

    public int Minutes => OpeningMinutes + Items.Count * ItemMinutes + ClosingMinutes;

    public static ConversationGuide Of(ScorecardReport report, CultureInfo culture)
    {
        var texts = new GuideTexts(culture);
        return new ConversationGuide(
        [
            .. report.Scorecard.Principles
                .Where(principle => principle.Score is not null)
                .Select(principle => Division.Of(principle))
                .Where(division => division.Points >= LeastDifference)
                .OrderByDescending(division => division.Points).ThenBy(division => division.Principle.Number)
                .Take(Most)
                .Select(division => new GuideItem(division.Principle, Sides(report, division, texts, culture), Questions(report, division, texts))),
        ]);
    }

    private static string Sides(ScorecardReport report, Division division, GuideTexts texts, CultureInfo culture) => division switch
    {
        { Pattern: GuidePattern.LevelGap, Principle.Levels: var levels } => texts.Format("SidesLevels", Format.Score(levels.Strategic, culture), Format.Score(levels.Operational, culture)),
        { Pattern: GuidePattern.PartnerFarOff, Partner: { } partner } => texts.Format("SidesPartner", report.PartnerName(partner.Key), Format.Score(partner.Score, culture), Format.Score(division.Principle.Score, culture)),
        _ => texts.Format("SidesAgreement", Format.Points(division.Points, culture), Format.Score(division.Principle.Score, culture)),
    };

    private static List<string> Questions(ScorecardReport report, Division division, GuideTexts texts)
    {
        var principle = division.Principle;
        var about = texts.Format($"{principle.Principle}{division.Pattern}", division.Partner is { } partner ? report.PartnerName(partner.Key) : "");
        return principle.Evidence?.Reading switch
        {
            EvidenceReading.Felt => [about, texts[$"{principle.Principle}{GuidePattern.Felt}"]],
            EvidenceReading.OnPaper => [about, texts[$"{principle.Principle}{GuidePattern.OnPaper}"]],
            _ => [about],
        };
    }

    /// <summary>What divides a principle most, in points of the scale.</summary>
    private sealed record Division(PrincipleResult Principle, GuidePattern Pattern, double Points, PartnerResult? Partner = null)
    {
        /// <summary>Low agreement speaks only where neither levels nor partners say who differs.</summary>
        public static Division Of(PrincipleResult principle)
        {
            var gap = Math.Abs(principle.Levels.Gap ?? 0);
            var farthest = principle.Partners.Where(partner => partner.Score is not null).MaxBy(partner => Distance(principle, partner));
            var apart = farthest is null ? 0 : Distance(principle, farthest);
            if (Math.Max(gap, apart) < LeastDifference && principle.Agreement is { AdM: { } distance, Reading: AgreementReading.Weak or AgreementReading.None })
                return new Division(principle, GuidePattern.LowAgreement, distance);

            return gap >= apart ? new Division(principle, GuidePattern.LevelGap, gap) : new Division(principle, GuidePattern.PartnerFarOff, apart, farthest);
        }

        private static double Distance(PrincipleResult principle, PartnerResult partner) => Math.Abs(partner.Score!.Value.Value - principle.Score!.Value.Value);
    }
}
