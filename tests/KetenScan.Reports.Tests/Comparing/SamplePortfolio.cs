using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;

namespace KetenScan.Reports.Tests.Comparing;

/// <summary>Four chains that differ in what can differ.</summary>
internal static class SamplePortfolio
{
    public static readonly ComparedRules Usual = new(Weighting.Partner, DisclosureMode.Named, "keten-8/1", Scoring.Version);

    public static IReadOnlyDictionary<Principle, string> Names { get; } = Sample.Questionnaire.Sections.ToDictionary(section => section.Principle, section => section.Name.Nl);

    public static IReadOnlyList<ComparedChain> Chains =>
    [
        new("a", "Keten **A**", "dementie", "Utrecht", Card(3.0)),
        new("b", "Keten B", "dementie", null, Card(4.2) with { Rules = Usual with { Weighting = Weighting.Respondent }, Invited = 100 }),
        new("c", "Keten C", "jeugd", null, Card(2.4) with { Rules = Usual with { Disclosure = DisclosureMode.Protected, Questionnaire = "eigen/2", ScoringVersion = 1 } }),
        new("d", "Keten D", "jeugd", "Zeeland", Latest: null),
    ];

    public static Portfolio Portfolio => new(4, 3, 1, Usual, 2, 1, [.. Enum.GetValues<Principle>().Select(principle => Spread(principle, 3.0, 4.2, 2.4))], Lowest(2, (Principle.Successes, 2), (Principle.Face, 1)));

    public static LowestPrinciples Lowest(int chains, params (Principle Principle, int Chains)[] counts) => new(chains, counts.ToDictionary(own => own.Principle, own => own.Chains));

    public static ScoreSpread Spread(Principle principle, params double[] scores)
    {
        var counts = new int[ScoreSpread.Places];
        foreach (var score in scores) counts[(int)Math.Round(score * 10) - 10]++;
        return new ScoreSpread(principle, counts, Concerns: 0);
    }

    /// <summary>Every principle half a tenth higher than the one before, but the sixth; the change is 0.3 and certain.</summary>
    public static ComparedCard Card(double score) => new(3, new DateOnly(2026, 5, 1), 5, 30, 40, score, new(score - 0.1, score + 0.1, Conservative: false), 0.3, true, Usual,
        [.. Enum.GetValues<Principle>().Select(principle => Figure(principle, principle == Principle.Successes ? score - 0.5 : score + (int)principle / 20.0))]);

    private static ComparedFigure Figure(Principle principle, double score) => new(
        principle, score, new(score - 0.2, score + 0.2, Conservative: true), false, 2.8, 1, AgreementReading.Divided, 0.6, new(0.2, 1), true, 0.3, new(0.1, 0.5), true, new(1, 8), 2, 4);
}
