namespace KetenScan.Web.Shared;

/// <summary>How the page is drawn, as its reader chose.</summary>
public sealed record Appearance(bool Dark);
