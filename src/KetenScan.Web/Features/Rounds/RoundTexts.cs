namespace KetenScan.Web.Features.Rounds;

/// <summary>Marks the texts of rounds.</summary>
public sealed class RoundTexts;
