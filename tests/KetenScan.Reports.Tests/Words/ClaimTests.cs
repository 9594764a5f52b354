using System.Globalization;
using System.Text.RegularExpressions;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Words;

/// <summary>
/// Checks all texts of twenty-four scorecards. A sentence that claims something (that a score changed, is high, low, a
/// strength, or divides people) must be listed here, and the figures must meet the condition of contract 5.
/// </summary>
public sealed class ClaimTests
{
    private const string Claiming =
        "kracht|zorg|aandacht|hoogst|laagst|hoger|lager|verander|verdeeld|verschill|eens over|sterk eens|redelijk eens|weinig eens|springt|" +
        "aantoonbaar|demonstrabl|staat er|uiteen|verschoof|moved|zeker verschil|certain gap|chain is doing|apart on|lie far apart|strength|concern|to "
        + "watch|highest|lowest|higher|lower|changed|divided|differ|agree|stands out";

    private static readonly CultureInfo[] Cultures = [.. Language.All.Select(language => language.Culture)];

    [Fact]
    public void Every_claim_is_one_that_the_figures_allow()
    {
        var met = new HashSet<string>();
        foreach (var report in ClaimedReports.All())
        {
            foreach (var culture in Cultures)
            {
                foreach (var (about, text) in Texts(report, culture))
                {
                    foreach (var sentence in Sentences(text).Where(
                        sentence => Regex.IsMatch(WithoutNames(report, sentence, culture), Claiming, RegexOptions.IgnoreCase)))
                        met.Add(Hold(report, about, sentence, culture));
                }
            }
        }

        // Each kind of claim occurred at least once.
        Assert.Empty(Known.Keys.Except(met));
    }

    /// <summary>The sentences that make a claim, by resource key, with the condition that the figures must meet.</summary>
    private static readonly Dictionary<string, Func<Claim, bool>> Known = new()
    {
        ["SummaryStrength"] = claim => claim.Overall(Band.Strength),
        ["SummaryWatch"] = claim => claim.Overall(Band.Watch),
        ["SummaryConcern"] = claim => claim.Overall(Band.Concern),
        ["SummaryChangedBoth"] = claim => claim.HasMoved() && claim.HaveMoved(2),
        ["SummaryChange"] = claim => claim.HasMoved() && claim.Card.Changed().Count == 0,
        ["SummaryChanged"] = claim => !claim.HasMoved() && claim.HaveMoved(1),
        ["SummaryNotChanged"] = claim => claim.Card.OverallChange() is { Moved: false, Confidence95: { Low: <= 0, High: >= 0 } },
        ["SummaryMovedByChance"] = claim => claim.Card.Changed().Count == 0 && claim.Card.OverallChange() is not { Moved: true }
            && claim.Card.Principles.Any(principle => principle.Change is { Confidence95: { } interval } && (interval.Low > 0 || interval.High < 0)),
        ["SummaryOnlyWatch"] = claim => !claim.Card.Principles.Any(principle => Sure(principle, Band.Strength) || Sure(principle, Band.Concern)),
        ["SummaryBoth"] = claim => claim.Named(0).All(principle => Sure(principle, Band.Strength))
            && claim.Named(1).All(principle => Sure(principle, Band.Concern)),
        ["SummaryOnlyStrengths"] = claim => claim.Named(0).All(principle => Sure(principle, Band.Strength)),
        ["SummaryOnlyConcerns"] = claim => claim.Named(0).All(principle => Sure(principle, Band.Concern)),
        ["SummaryLevels"] = claim => claim.Named(0).All(HasGap),
        ["SummaryDivided"] = claim => claim.Named(0).All(IsDivided) && claim.SidesAreRight(1),
        ["OnNoChange"] = claim => claim.Principle!.Change is { Moved: false },
        ["OnChange"] = claim => claim.Principle!.Change is { Moved: true },
        ["OnScoreBetween"] = claim => Sure(claim.Principle!, claim.Principle!.Band!.Value),
        ["OnAgreementStrong"] = claim => claim.Reads(AgreementReading.Strong),
        ["OnAgreementModerate"] = claim => claim.Reads(AgreementReading.Moderate),
        ["OnAgreementWeak"] = claim => claim.Reads(AgreementReading.Weak),
        ["OnAgreementNone"] = claim => claim.Reads(AgreementReading.None),
        ["OnAgreementDivided"] = claim => IsDivided(claim.Principle!) && claim.SidesAreRight(0),
        ["RankHighest"] = claim => claim.Named(0).All(principle => principle.Rank is { Highest: 1 })
            && claim.Card.Principles.Count(principle => principle.Rank is { Highest: 1 }) <= 3,
        ["RankLowest"] = claim => claim.Named(0).All(principle => principle.Rank is { } rank && rank.Lowest == claim.Scored)
            && claim.Card.Principles.Count(principle => principle.Rank?.Lowest == claim.Scored) <= 3,
        ["RankNoHighest"] = claim => claim.Card.Principles.Count(principle => principle.Rank is { Highest: 1 }) > 3,
        ["RankNoLowest"] = claim => claim.Card.Principles.Count(principle => principle.Rank?.Lowest == claim.Scored) > 3,
        ["RankNone"] = claim => claim.Card.Principles.All(principle => principle.Score is null || principle.Rank is not null) && RanksAllowNobody(claim),
        ["RankUnknownProtected"] = claim => claim.Card.Disclosure.Mode == DisclosureMode.Protected
            && claim.Card.Principles.Any(principle => principle is { Score: not null, Rank: null }),
        ["RankUnknownVersion1"] = claim => claim.Card.ScoringVersion == 1,
        ["NoSureDifference"] = claim => claim.About == "tile" && claim.Card.OverallChange() is { Moved: false },
        ["NoWideGap"] = claim => claim.About == "tile"
            && !claim.Card.Principles.Any(HasGap)
            && claim.Card.Principles.Any(principle => principle.Levels.GapSure is not null),
        ["TileBand"] = claim => claim.Overall(claim.Card.Overall.Band!.Value),
        ["DividedOn"] = _ => true, // the name of a tile
        ["NotDivided"] = claim => claim.Card.ScoringVersion == 2
            && !claim.Card.Principles.Any(IsDivided)
            && claim.Card.Principles.Any(principle => principle.Agreement.Reading is not null),
        ["BarsBand"] = claim => claim.BarsAreSure(),
    };

    private static string Hold(ScorecardReport report, string about, string sentence, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        foreach (var (key, holds) in Known)
        {
            if (Match(key, sentence, about, texts) is not { } parts) continue;

            var principle = int.TryParse(about, CultureInfo.InvariantCulture, out var number) ? report.Scorecard.Principles[number - 1] : null;
            Assert.True(holds(new Claim(report, about, principle, sentence, parts, culture)), $"{about}: \"{sentence}\" ({key}) is not what the figures say.");
            return key;
        }

        Assert.Fail($"{about}: \"{sentence}\" claims something of which no condition is known.");
        return "";
    }

    private static string[]? Match(string key, string sentence, string about, ReportTexts texts) => key switch
    {
        "TileBand" => about == "tile" && Enum.GetValues<Band>().Any(band => sentence == texts[$"Band{band}"]) ? [] : null,
        "DividedOn" or "NotDivided" => about == "tile" && sentence == texts[key] ? [] : null,
        "BarsBand" => about == "bars" ? [] : null,
        _ when key.StartsWith("Summary", StringComparison.Ordinal) != (about == "summary")
            || key.StartsWith("On", StringComparison.Ordinal) != char.IsDigit(about[0]) => null,
        "RankNone" when sentence == texts["RankNone"] => [],
        _ when texts.Find(key) is { } text
            && Regex.Match(sentence, $"^{Regex.Replace(Regex.Escape(text), @"\\\{\d(:[^}]*)?}", "(.+)")}$") is { Success: true } match =>
            [.. match.Groups.Values.Skip(1).Select(group => group.Value)],
        _ => null,
    };

    private static IEnumerable<(string About, string Text)> Texts(ScorecardReport report, CultureInfo culture)
    {
        var texts = new ReportTexts(culture);
        yield return ("summary", Summary.Of(report, culture));
        yield return ("rank", RankWords.Of(report, culture));
        yield return ("bars", ScoreBars.Of(report, narrow: false, culture).Message);
        yield return ("radar", Radar.Of(report, culture).Message);
        foreach (var figure in KeyFigure.Of(report, texts, culture).Where(
            figure => report.Scorecard.Principles.All(principle => !figure.Note.Contains(report.NameOf(principle, culture), StringComparison.Ordinal))))
        {
            yield return ("tile", figure.Name);
            yield return ("tile", figure.Note);
            if (figure.Between.Length > 0) yield return ("tile", figure.Between);
        }

        foreach (var principle in report.Scorecard.Principles) yield return ($"{principle.Number}", PrincipleWords.Of(report, principle, culture));
    }

    /// <summary>The name of a principle claims nothing.</summary>
    private static string WithoutNames(ScorecardReport report, string sentence, CultureInfo culture) =>
        report.Scorecard.Principles.Aggregate(sentence, (rest, principle) => rest.Replace(report.NameOf(principle, culture), "", StringComparison.Ordinal));

    /// <summary>A full stop ends a sentence only if a capital follows.</summary>
    private static string[] Sentences(string text) => Regex.Split(text, @"(?<=\.) (?=\p{Lu})");

    private static bool Sure(PrincipleResult principle, Band band) =>
        principle is { Score: { } score, Confidence95: { } interval } && score.Band == band && interval.Low.Band == band && interval.High.Band == band;

    private static bool RanksAllowNobody(Claim claim)
    {
        var (first, last) = (
            claim.Card.Principles.Count(principle => principle.Rank is { Highest: 1 }),
            claim.Card.Principles.Count(principle => principle.Rank?.Lowest == claim.Scored));
        return (first > 3 || first == claim.Scored) && (last > 3 || last == claim.Scored);
    }

    private static bool HasGap(PrincipleResult principle) =>
        principle.Levels is { Gap: { } gap, GapConfidence95: { } interval } && Math.Abs(gap) >= 0.5 - 1e-9 && (interval.Low > 0 || interval.High < 0);

    private static bool IsDivided(PrincipleResult principle) =>
        principle.Agreement is { Reading: AgreementReading.Divided } agreement && (agreement.AdM > 5.0 / 6 - 0.005 || agreement.Icc1 >= 0.25 - 0.005);

    private sealed record Claim(ScorecardReport Report, string About, PrincipleResult? Principle, string Sentence, string[] Parts, CultureInfo Culture)
    {
        public Scorecard Card => Report.Scorecard;

        public int Scored => Card.Principles.Count(principle => principle.Score is not null);

        public bool Overall(Band band) =>
            Card.Overall is { Score: { } score, Confidence95: { } interval } && score.Band == band && interval.Low.Band == band && interval.High.Band == band;

        public bool Reads(AgreementReading reading) => Principle!.Agreement.Reading == reading && Principle.Agreement.CompleteSheets is null or >= 5;

        /// <summary>The principles named in a part of the sentence; at least one.</summary>
        public List<PrincipleResult> Named(int part)
        {
            List<PrincipleResult> named =
            [
                .. Card.Principles.Where(principle => Parts[part].Contains(Report.NameOf(principle, Culture), StringComparison.Ordinal)),
            ];
            Assert.True(named.Count > 0, $"\"{Sentence}\" names no principle in \"{Parts[part]}\".");
            return named;
        }

        public bool HasMoved() => Moved(Card.OverallChange());

        /// <summary>Whether the principles named in a part changed, and are significant together.</summary>
        public bool HaveMoved(int part) => Named(part).TrueForAll(principle => Moved(principle.Change) && Card.Changed().Contains(principle));

        private static bool Moved(Change? change) => change is { Moved: true, Confidence95: { } interval } && (interval.Low > 0 || interval.High < 0);

        /// <summary>Whether all partners are named on the correct side of the chain's score, and only if partners certainly differ.</summary>
        public bool SidesAreRight(int part)
        {
            var principle = Principle ?? Named(0).Single();
            var sides = Regex.Match(Parts[part], "^(?:hoger dan de keten|higher than the chain) (.+), (?:lager|lower) (.+)$");
            if (!sides.Success) return principle.Agreement.PartnersDiffer != true;

            return principle.Agreement.PartnersDiffer == true && principle.Partners.Where(partner => partner.Score is not null).All(partner =>
            {
                var side = partner.Score!.Value.Shown.CompareTo(principle.Score!.Value.Shown);
                bool Stands(int group) => sides.Groups[group].Value.Contains($"{Report.PartnerName(partner.Key)} (", StringComparison.Ordinal);
                return (Stands(1), Stands(2)) == (side > 0, side < 0);
            });
        }

        /// <summary>Whether every principle with a band in the bars' description is certainly in that band.</summary>
        public bool BarsAreSure()
        {
            var texts = new ReportTexts(Culture);
            return Card.Principles.All(principle => Enum.GetValues<Band>().All(band =>
                !Sentence
                    .Split("; ")
                    .Any(part => part.StartsWith(Report.NameOf(principle, Culture), StringComparison.Ordinal)
                        && part.TrimEnd('.').EndsWith(texts[$"Band{band}"], StringComparison.Ordinal))
                || Sure(principle, band)));
        }
    }
}
