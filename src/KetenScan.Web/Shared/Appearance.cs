namespace KetenScan.Web.Shared;

/// <summary>The colours of the page, as the reader chose them.</summary>
public sealed record Appearance(bool Dark);
