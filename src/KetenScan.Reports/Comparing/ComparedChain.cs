using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Comparing;

/// <summary>One chain beside others: with the figures of its latest round, or only its name.</summary>
public sealed record ComparedChain(string Slug, string Name, string Field, string? Region, RoundFigures? Latest);
