namespace KetenScan.Web.Features.Rounds;

/// <summary>Marks the texts of the round page.</summary>
public sealed class RoundTexts;
