namespace KetenScan.Web.Features.Imports;

/// <summary>Marks the texts of reading a round that was held elsewhere.</summary>
public sealed class ImportTexts;
