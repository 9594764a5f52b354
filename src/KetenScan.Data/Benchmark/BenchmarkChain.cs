using KetenScan.Domain.Scoring;

namespace KetenScan.Data.Benchmark;

/// <summary>A chain's data in the benchmark at the beginning of a quarter. Contains no personal data.</summary>
public sealed class BenchmarkChain
{
    private BenchmarkChain()
    {
    }

    /// <param name="field">The chain's field at the time.</param>
    /// <param name="group">Equal for chains that share a coordinator.</param>
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

    /// <summary>Equal for chains that share a coordinator, directly or through other chains.</summary>
    public Guid Group { get; private set; }

    /// <summary>From its latest closed round before the quarter, imported rounds excluded; null without one, like the next three.</summary>
    public int? ScoringVersion { get; private set; }

    public Weighting? Weighting { get; private set; }

    public string? QuestionnaireKey { get; private set; }

    public int? QuestionnaireVersion { get; private set; }

    /// <summary>That round's scores as shown, in tenths, in the order of the principles; empty without a round.</summary>
    public IReadOnlyList<int?> Tenths { get; private set; } = [];

    /// <summary>Sets the round that the chain is compared by.</summary>
    public void Hold(RoundFigures round)
    {
        (ScoringVersion, Weighting) = (round.Rules.ScoringVersion, round.Rules.Weighting);
        (QuestionnaireKey, QuestionnaireVersion) = (round.Rules.Questionnaire.Key, round.Rules.Questionnaire.Version);
        Tenths = [.. round.Principles.Select(principle => principle.Tenths)];
    }
}
