namespace KetenScan.Web.Shared;

/// <summary>Marks the texts of the layout and those that features share.</summary>
public sealed class SharedTexts;
