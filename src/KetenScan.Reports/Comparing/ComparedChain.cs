using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Comparing;

/// <summary>A chain in the comparison, with the figures of its latest round, if any.</summary>
public sealed record ComparedChain(string Slug, string Name, string Field, string? Region, RoundFigures? Latest);
