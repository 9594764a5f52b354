using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Files;

/// <summary>A difference of scores, shown with its sign.</summary>
public readonly record struct Points(double Value);

/// <summary>
/// The comparison in columns for people, in one language: words for what is withheld, scores as they are shown.
/// <see cref="PortfolioTable"/> has the columns for programs.
/// </summary>
/// <param name="names">The names of the principles.</param>
public sealed class PortfolioColumns(CultureInfo culture, IReadOnlyDictionary<Principle, string> names)
{
    private static readonly Principle[] Principles = Enum.GetValues<Principle>();
    private readonly PortfolioTexts texts = new(culture);
    private readonly ReportTexts words = new(culture);

    /// <summary>A row per chain, with the scores of its latest round.</summary>
    public IReadOnlyList<string> OfChain =>
    [
        texts["Chain"], texts["ColumnField"], texts["ColumnRegion"], texts["ColumnRound"], texts["ColumnClosedOn"], texts["ColumnPartners"],
        .. Shared, .. Scores, .. Rules,
    ];

    /// <summary>A row per closed round.</summary>
    public IReadOnlyList<string> OfRound =>
        [texts["Chain"], texts["ColumnRound"], texts["ColumnClosedOn"], .. Shared, .. Scores, .. Rules];

    /// <summary>A row per chain and principle.</summary>
    public IReadOnlyList<string> OfFigure => [texts["Chain"], texts["ColumnRound"], texts["ColumnNumber"], words["Principle"], .. Figures];

    private string[] Shared =>
    [
        texts["ColumnResponded"], texts["ColumnInvited"], texts["Overall"], $"{texts["Overall"]}: {texts["ColumnLow"]}",
        $"{texts["Overall"]}: {texts["ColumnHigh"]}", $"{texts["Overall"]}: {texts["ColumnChange"]}", $"{texts["Overall"]}: {texts["ColumnMoved"]}",
    ];

    private IEnumerable<string> Scores => Principles.Select(principle => $"{(int)principle} {names[principle]}");

    private string[] Rules => [texts["ColumnWeighting"], texts["ColumnDisclosure"], texts["ColumnQuestionnaire"], texts["ColumnScoring"]];

    private string[] Figures =>
    [
        words["Score"], Alone("ColumnLow"), Alone("ColumnHigh"), texts["ColumnConservative"], texts["ColumnBandSure"], texts["ColumnHalfPointLower"],
        texts["ColumnSilentPartners"], words["Agreement"], texts["ColumnGap"], texts["ColumnGapLow"], texts["ColumnGapHigh"], texts["ColumnGapSure"],
        Alone("ColumnChange"), Alone("ColumnChangeLow"), Alone("ColumnChangeHigh"), Alone("ColumnMoved"),
        texts["ColumnRankHighest"], texts["ColumnRankLowest"], texts["ColumnChecksMet"], texts["ColumnChecks"],
    ];

    /// <summary>A text that also stands behind a colon, with a capital.</summary>
    private string Alone(string key) => $"{char.ToUpper(texts[key][0], culture)}{texts[key][1..]}";

    /// <summary>A value per column of <see cref="OfChain"/>; null where nothing can be said.</summary>
    public object?[] Chain(ComparedChain chain) => chain.Latest is { } round
        ?
        [
            chain.Name, chain.Field, chain.Region, round.Number, round.ClosedOn, round.Partners, .. SharedOf(round),
            .. Principles.Select(principle => ScoreOf(round.Of(principle)?.Score, round)), .. RulesOf(round),
        ]
        : [chain.Name, chain.Field, chain.Region, texts["NoRound"], .. new object?[OfChain.Count - 4]];

    /// <summary>A value per column of <see cref="OfRound"/>.</summary>
    /// <param name="scores">Ordered by principle.</param>
    public object?[] Round(string chain, RoundFigures round, IReadOnlyList<double?> scores) =>
        [chain, round.Number, round.ClosedOn, .. SharedOf(round), .. scores.Select(score => ScoreOf(score, round)), .. RulesOf(round)];

    /// <summary>A row per principle, with a value per column of <see cref="OfFigure"/>; none without a closed round.</summary>
    public IEnumerable<object?[]> FiguresOf(ComparedChain chain) =>
        from figure in chain.Latest?.Principles ?? []
        orderby figure.Principle
        select (object?[])[chain.Name, chain.Latest!.Number, (int)figure.Principle, names[figure.Principle], .. Row(figure, chain.Latest)];

    private object?[] SharedOf(RoundFigures round) =>
    [
        round.Responded, round.Invited, ScoreOf(round.Overall, round), Tenth(round.OverallLow), Tenth(round.OverallHigh), Difference(round.OverallChange),
        Word(round.OverallMoved),
    ];

    private object?[] RulesOf(RoundFigures round) =>
    [
        texts[$"Weighting{round.Rules.Weighting}"], texts[$"Disclosure{round.Rules.Disclosure}"], round.Rules.Questionnaire.ToString(),
        round.Rules.ScoringVersion,
    ];

    private object?[] Row(PrincipleFigures figure, RoundFigures round) =>
    [
        ScoreOf(figure.Score, round), Tenth(figure.Low), Tenth(figure.High), Word(figure.Conservative), Word(figure.BandSure),
        Tenth(figure.HalfPointLower), figure.SilentPartners, figure.Agreement is { } agreement ? words[$"Agreement{agreement}"] : null,
        figure.Gap is null && IsProtected(round) ? words["Withheld"] : Difference(figure.Gap), Difference(figure.GapLow), Difference(figure.GapHigh),
        Word(figure.GapSure), Difference(figure.Change), Difference(figure.ChangeLow), Difference(figure.ChangeHigh), Word(figure.Moved),
        figure.RankHighest, figure.RankLowest, figure.ChecksMet, figure.Checks,
    ];

    private object ScoreOf(double? score, RoundFigures round) =>
        score is { } known ? new Score(known) : IsProtected(round) ? words["Withheld"] : words["NoScore"];

    private static bool IsProtected(RoundFigures round) => round.Rules.Disclosure == DisclosureMode.Protected;

    private static double? Tenth(double? value) => value is { } known ? InTenths.Of(known) / 10.0 : null;

    private static Points? Difference(double? value) => value is { } known ? new Points(InTenths.Of(known) / 10.0) : null;

    private string? Word(bool? value) => value switch { true => texts["Yes"], false => texts["No"], null => null };
}
