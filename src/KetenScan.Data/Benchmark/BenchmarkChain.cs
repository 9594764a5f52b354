using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Data.Benchmark;

/// <summary>What is compared of a round with one of another chain: only alike rounds are.</summary>
public sealed record RoundKind(int ScoringVersion, Weighting Weighting, QuestionnaireVersion Questionnaire);

/// <summary>A chain as it took part at the beginning of a quarter. Says nothing of people.</summary>
public sealed class BenchmarkChain
{
    private BenchmarkChain()
    {
    }

    /// <param name="chainId">The chain.</param>
    /// <param name="field">What it worked on then.</param>
    /// <param name="group">The same for chains that share a coordinator.</param>
    public BenchmarkChain(Guid chainId, string field, Guid group)
    {
        ChainId = chainId;
        Field = field;
        Group = group;
    }

    /// <summary>The first day of the quarter.</summary>
    public DateOnly Quarter { get; private set; }

    public Guid ChainId { get; private set; }

    public string Field { get; private set; } = "";

    /// <summary>The same for chains that share a coordinator, also by way of another chain.</summary>
    public Guid Group { get; private set; }

    /// <summary>Of its latest closed round before the quarter that was held here; null without one, as are the next three.</summary>
    public int? ScoringVersion { get; private set; }

    public Weighting? Weighting { get; private set; }

    public string? QuestionnaireKey { get; private set; }

    public int? QuestionnaireVersion { get; private set; }

    /// <summary>The scores of that round as they are shown, in tenths, in the order of the principles; empty without a round.</summary>
    public IReadOnlyList<int?> Tenths { get; private set; } = [];

    /// <summary>What it is compared by.</summary>
    public void Hold(RoundKind kind, IReadOnlyDictionary<Principle, double> scores)
    {
        (ScoringVersion, Weighting) = (kind.ScoringVersion, kind.Weighting);
        (QuestionnaireKey, QuestionnaireVersion) = (kind.Questionnaire.Key, kind.Questionnaire.Version);
        Tenths = [.. Enum.GetValues<Principle>().Select(principle => scores.TryGetValue(principle, out var score) ? InTenths(score) : (int?)null)];
    }

    /// <summary>A score as it is shown, in tenths.</summary>
    public static int InTenths(double score) => (int)(new Score(score).Shown * 10);
}
