using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Dossier;

/// <summary>What people say of a principle (high from 3.5) against what is on record of it (high from one half).</summary>
public enum EvidenceReading
{
    /// <summary>Both are high.</summary>
    InOrder,

    /// <summary>On record, not felt.</summary>
    OnPaper,

    /// <summary>Felt, not on record.</summary>
    Felt,

    /// <summary>Neither.</summary>
    WorkToDo,
}

/// <summary>What was on record of one principle when its round closed.</summary>
public sealed record PrincipleEvidence
{
    private const decimal HighPerception = 3.5m;

    public int Met => Checks.Count(check => check.Met);

    public int Total => Checks.Count;

    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>Null without a score that may be shown.</summary>
    public required EvidenceReading? Reading { get; init; }

    /// <summary>Of the checks, 0 to 1.</summary>
    public double Share() => (double)Met / Total;

    /// <param name="checks">At least one.</param>
    /// <param name="score">The principle's score; its shown decimal decides, as with the bands.</param>
    public static PrincipleEvidence Of(IReadOnlyList<Check> checks, Score? score) => new()
    {
        Checks = checks,
        Reading = score is { } known ? ReadingOf(known, checks.Count(check => check.Met), checks.Count) : null,
    };

    /// <param name="score">Its shown decimal decides, as with the bands.</param>
    /// <param name="met">How many checks were met.</param>
    /// <param name="total">Of how many; at least one.</param>
    public static EvidenceReading ReadingOf(Score score, int met, int total) => (score.Shown >= HighPerception, 2 * met >= total) switch
    {
        (true, true) => EvidenceReading.InOrder,
        (false, true) => EvidenceReading.OnPaper,
        (true, false) => EvidenceReading.Felt,
        _ => EvidenceReading.WorkToDo,
    };
}
