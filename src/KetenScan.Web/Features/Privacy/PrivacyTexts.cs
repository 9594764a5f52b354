namespace KetenScan.Web.Features.Privacy;

/// <summary>Marks the texts about what is kept of people.</summary>
public sealed class PrivacyTexts;
