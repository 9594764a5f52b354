namespace KetenScan.Web.Features.Chains;

/// <summary>Marks the texts of the chain page.</summary>
public sealed class ChainTexts;
