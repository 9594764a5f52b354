namespace KetenScan.Web.Features.Scorecards;

/// <summary>Marks the texts of the scorecard page. Those it shares with the PDF are in <see cref="Reports.Words.ReportTexts"/>.</summary>
public sealed class ScorecardTexts;
