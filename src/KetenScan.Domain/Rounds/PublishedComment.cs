using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Rounds;

/// <summary>A comment that may be shown; without a partner's key if the rule requires that.</summary>
public sealed record PublishedComment(Principle Principle, string? PartnerKey, string Text);
