namespace KetenScan.Web.Shared;

/// <summary>Marks the texts of the layout and of what features share.</summary>
public sealed class SharedTexts;
