namespace KetenScan.Web.Features.Assess;

/// <summary>Marks the texts of the sheet.</summary>
public sealed class AssessTexts;
