namespace KetenScan.Web.Features.Standings;

/// <summary>Marks the texts that say where a chain stands among others.</summary>
public sealed class StandingTexts;
