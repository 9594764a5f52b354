namespace KetenScan.Web.Shared;

/// <summary>Marks the texts of <see cref="Domain.Rule"/>: why an action was refused, and what to do.</summary>
public sealed class RuleTexts;
