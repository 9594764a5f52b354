namespace KetenScan.Web.Features.Actions;

/// <summary>Marks the texts of improvement actions.</summary>
public sealed class ActionTexts;
