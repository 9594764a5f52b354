using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Dossier;

/// <summary>Compares a principle's score (high from 3.5) with the share of its checks that are met (high from one half).</summary>
public enum EvidenceReading
{
    /// <summary>Both are high.</summary>
    InOrder,

    /// <summary>Evidence high, score low.</summary>
    OnPaper,

    /// <summary>Score high, evidence low.</summary>
    Felt,

    /// <summary>Both are low.</summary>
    WorkToDo,
}

/// <summary>The evidence for one principle when the round closed.</summary>
public sealed record PrincipleEvidence
{
    private const decimal HighPerception = 3.5m;

    public int Met => Checks.Count(check => check.Met);

    public int Total => Checks.Count;

    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>Null when there is no score that may be shown.</summary>
    public required EvidenceReading? Reading { get; init; }

    /// <param name="checks">At least one.</param>
    /// <param name="score">The principle's score; compared as shown, in one decimal, like the bands.</param>
    public static PrincipleEvidence Of(IReadOnlyList<Check> checks, Score? score) => new()
    {
        Checks = checks,
        Reading = score is { } known ? ReadingOf(known, checks.Count(check => check.Met), checks.Count) : null,
    };

    /// <param name="score">Compared as shown, in one decimal, like the bands.</param>
    /// <param name="total">The number of checks; at least one.</param>
    public static EvidenceReading ReadingOf(Score score, int met, int total) => (score.Shown >= HighPerception, 2 * met >= total) switch
    {
        (true, true) => EvidenceReading.InOrder,
        (false, true) => EvidenceReading.OnPaper,
        (true, false) => EvidenceReading.Felt,
        _ => EvidenceReading.WorkToDo,
    };
}
