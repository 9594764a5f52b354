using KetenScan.Domain.Scoring;

namespace KetenScan.Data.Benchmark;

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
    public void Hold(RoundFigures round)
    {
        (ScoringVersion, Weighting) = (round.Rules.ScoringVersion, round.Rules.Weighting);
        (QuestionnaireKey, QuestionnaireVersion) = (round.Rules.Questionnaire.Key, round.Rules.Questionnaire.Version);
        Tenths = [.. round.Principles.Select(principle => principle.Tenths)];
    }
}
