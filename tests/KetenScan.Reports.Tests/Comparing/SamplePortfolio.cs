using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;

namespace KetenScan.Reports.Tests.Comparing;

/// <summary>Four chains that differ in what can differ.</summary>
internal static class SamplePortfolio
{
    public static readonly ComparedRules Usual = new(Weighting.Partner, DisclosureMode.Named, "keten-8/1");

    public static IReadOnlyDictionary<Principle, string> Names { get; } = Sample.Questionnaire.Sections.ToDictionary(section => section.Principle, section => section.Name.Nl);

    public static IReadOnlyList<ComparedChain> Chains =>
    [
        new("a", "Keten **A**", "dementie", "Utrecht", Card(3.0)),
        new("b", "Keten B", "dementie", null, Card(4.2) with { Rules = Usual with { Weighting = Weighting.Respondent }, Invited = 100 }),
        new("c", "Keten C", "jeugd", null, Card(2.4) with { Rules = Usual with { Disclosure = DisclosureMode.Protected, Questionnaire = "eigen/2" } }),
        new("d", "Keten D", "jeugd", "Zeeland", Latest: null),
    ];

    public static Portfolio Portfolio => new(4, 3, 1, Usual, 2, [.. Enum.GetValues<Principle>().Select(principle => Spread(principle, 3.0, 4.2, 2.4))], new Dictionary<Principle, int> { [Principle.Successes] = 3 });

    public static ScoreSpread Spread(Principle principle, params double[] scores)
    {
        var counts = new int[ScoreSpread.Places];
        foreach (var score in scores) counts[(int)Math.Round(score * 10) - 10]++;
        return new ScoreSpread(principle, counts);
    }

    /// <summary>Every principle a tenth higher than the one before, but the sixth; the change is 0.3 and the margin 0.2.</summary>
    public static ComparedCard Card(double score) => new(3, new DateOnly(2026, 5, 1), 5, 30, 40, score, 0.3, Usual,
        [.. Enum.GetValues<Principle>().Select(principle => Figure(principle, principle == Principle.Successes ? score - 0.5 : score + (int)principle / 20.0))]);

    private static ComparedFigure Figure(Principle principle, double score) => new(principle, score, 0.3, score - 0.2, score + 0.2, 2, 4);
}
