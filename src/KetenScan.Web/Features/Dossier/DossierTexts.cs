namespace KetenScan.Web.Features.Dossier;

/// <summary>Marks the texts of the chain's dossier.</summary>
public sealed class DossierTexts;
