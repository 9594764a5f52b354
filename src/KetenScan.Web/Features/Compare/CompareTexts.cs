namespace KetenScan.Web.Features.Compare;

/// <summary>Marks the texts of the comparison.</summary>
public sealed class CompareTexts;
