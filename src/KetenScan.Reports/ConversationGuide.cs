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

    /// <summary>Participants chose it; nothing certain divides them about it.</summary>
    Chosen,

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

/// <summary>
/// What a steering group talks about after a round: the principles on which people clearly differ, with questions
/// written per principle and pattern, and then those that participants chose.
/// </summary>
/// <param name="Items">At most three, the largest difference first; none when nothing certainly divides and nobody chose.</param>
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
        var divided = scored.Select(Division.Of).OfType<Division>().OrderByDescending(division => division.Points).ThenBy(division => division.Principle.Number).ToList();
        var chosen = scored
            .Where(principle => principle.PriorityVotes > 0 && divided.TrueForAll(division => division.Principle != principle))
            .OrderByDescending(principle => principle.PriorityVotes).ThenBy(principle => principle.Number)
            .Select(principle => new Division(principle, GuidePattern.Chosen, 0));
        return new ConversationGuide(
            [.. divided.Concat(chosen).Take(Most).Select(division => new GuideItem(division.Principle, Sides(report, division, texts, culture), Questions(report, division, texts)))]);
    }

    private static string Sides(ScorecardReport report, Division division, GuideTexts texts, CultureInfo culture) => division switch
    {
        { Pattern: GuidePattern.LevelGap, Principle.Levels: var levels } => texts.Format("SidesLevels", Format.Score(levels.Strategic, culture), Format.Score(levels.Operational, culture)),
        { Pattern: GuidePattern.PartnerFarOff, Partner: { } partner } => texts.Format("SidesPartner", report.PartnerName(partner.Key), Format.Score(partner.Score, culture), Format.Score(division.Principle.Score, culture)),
        { Pattern: GuidePattern.Chosen, Principle: var principle } => texts.Format("SidesChosen", principle.PriorityVotes!.Value, Format.Score(principle.Score, culture)),
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

    /// <summary>What divides a principle, in points of the scale.</summary>
    private sealed record Division(PrincipleResult Principle, GuidePattern Pattern, double Points, PartnerResult? Partner = null)
    {
        /// <summary>Low agreement speaks only where neither levels nor partners say who differs; null where nothing is clear.</summary>
        public static Division? Of(PrincipleResult principle)
        {
            if (principle.HasGap()) return new Division(principle, GuidePattern.LevelGap, Math.Abs(principle.Levels.Gap!.Value));

            var farthest = principle.Partners.Where(partner => partner.Score is not null).MaxBy(partner => Distance(principle, partner));
            if (principle.DividesPartners() && farthest is not null) return new Division(principle, GuidePattern.PartnerFarOff, Distance(principle, farthest), farthest);

            return principle.Agreement is { AdM: { } distance, Reading: AgreementReading.Weak or AgreementReading.None or AgreementReading.Divided }
                ? new Division(principle, GuidePattern.LowAgreement, distance)
                : null;
        }

        private static double Distance(PrincipleResult principle, PartnerResult partner) => Math.Abs(partner.Score!.Value.Value - principle.Score!.Value.Value);
    }
}
