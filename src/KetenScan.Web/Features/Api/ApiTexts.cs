namespace KetenScan.Web.Features.Api;

/// <summary>Marks the texts of keys for programs.</summary>
public sealed class ApiTexts;
