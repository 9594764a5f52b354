namespace KetenScan.Web.Features.Scorecards;

/// <summary>Marks the texts of the scorecard page; those it shares with the paper are in <see cref="Reports.Words.ReportTexts"/>.</summary>
public sealed class ScorecardTexts;
