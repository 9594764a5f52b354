using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

/// <summary>How scores are weighted and who sees what. Announced before the first answer and fixed when the round opens.</summary>
public sealed record RoundRules
{
    public static RoundRules Default { get; } = new();

    public Weighting Weighting { get; init; } = Weighting.Partner;

    public Disclosure Disclosure { get; init; } = Disclosure.Named;

    public CommentRule Comments { get; init; } = CommentRule.WithoutPartner;
}

/// <summary>How comments are shown after closing; never with a person's name.</summary>
public enum CommentRule
{
    NotShown,
    WithoutPartner,
    WithPartner,
}
