namespace KetenScan.Web.Features.Admin;

/// <summary>Marks the texts of the administrator's pages.</summary>
public sealed class AdminTexts;
