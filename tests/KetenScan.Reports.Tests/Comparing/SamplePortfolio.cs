using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;

namespace KetenScan.Reports.Tests.Comparing;

/// <summary>Four chains that differ in everything that can differ.</summary>
internal static class SamplePortfolio
{
    public static readonly ComparedRules Usual = new()
    {
        Weighting = Weighting.Partner,
        Disclosure = DisclosureMode.Named,
        Questionnaire = new("keten-8", 1),
        ScoringVersion = Scorer.Version,
    };

    public static IReadOnlyDictionary<Principle, string> Names { get; } =
        Sample.Questionnaire.Sections.ToDictionary(section => section.Principle, section => section.Name.In("nl"));

    public static IReadOnlyList<ComparedChain> Chains =>
    [
        new("a", "Keten **A**", "dementie", "Utrecht", Card(3.0)),
        new("b", "Keten B", "dementie", null, Card(4.2) with { Rules = Usual with { Weighting = Weighting.Respondent }, Invited = 100 }),
        new(
            "c",
            "Keten C",
            "jeugd",
            null,
            Card(2.4) with { Rules = Usual with { Disclosure = DisclosureMode.Protected, Questionnaire = new("eigen", 2), ScoringVersion = 1 } }),
        new("d", "Keten D", "jeugd", "Zeeland", Latest: null),
    ];

    public static Portfolio Portfolio =>
        new(
            4,
            3,
            1,
            Usual,
            2,
            1,
            [.. Enum.GetValues<Principle>().Select(principle => Spread(principle, 3.0, 4.2, 2.4))],
            Lowest(2, (Principle.Successes, 2), (Principle.Face, 1)));

    public static LowestPrinciples Lowest(int chains, params (Principle Principle, int Chains)[] counts) =>
        new(chains, counts.ToDictionary(own => own.Principle, own => own.Chains));

    public static ScoreSpread Spread(Principle principle, params double[] scores)
    {
        var counts = new int[ScoreSpread.Places];
        foreach (var score in scores) counts[(int)Math.Round(score * 10) - 10]++;
        return new ScoreSpread(principle, counts, Concerns: 0);
    }

    /// <summary>Every principle half a tenth higher than the one before, but the sixth; the change is 0.3 and certain.</summary>
    public static RoundFigures Card(double score) => new()
    {
        Number = 3,
        ClosedOn = new DateOnly(2026, 5, 1),
        Rules = Usual,
        Partners = 5,
        Responded = 30,
        Invited = 40,
        Overall = score,
        OverallLow = score - 0.1,
        OverallHigh = score + 0.1,
        OverallConservative = false,
        OverallChange = 0.3,
        OverallMoved = true,
        Principles =
        [
            .. Enum
                .GetValues<Principle>()
                .Select(principle => Figures(principle, principle == Principle.Successes ? score - 0.5 : score + (int)principle / 20.0)),
        ],
    };

    private static PrincipleFigures Figures(Principle principle, double score) => new()
    {
        Principle = principle,
        Score = score,
        Low = score - 0.2,
        High = score + 0.2,
        Conservative = true,
        BandSure = false,
        HalfPointLower = 2.8,
        SilentPartners = 1,
        Agreement = AgreementReading.Divided,
        Gap = 0.6,
        GapLow = 0.2,
        GapHigh = 1,
        GapSure = true,
        Change = 0.3,
        ChangeLow = 0.1,
        ChangeHigh = 0.5,
        Moved = true,
        RankHighest = 1,
        RankLowest = 8,
        ChecksMet = 2,
        Checks = 4,
    };
}
