using System.Globalization;
using KetenScan.Reports;
using KetenScan.Reports.Pdf;

namespace KetenScan.Web.Features.Scorecards;

/// <summary>Prints papers, as many at once as there are processors: more would only take memory.</summary>
public sealed class ScorecardPress : IDisposable
{
    private readonly SemaphoreSlim free = new(Environment.ProcessorCount);

    /// <exception cref="OperationCanceledException">Whoever asked went away, waiting or during the work.</exception>
    public Task<byte[]> Print(ScorecardReport report, CultureInfo culture, CancellationToken cancel) => Print(() => ScorecardPdf.Render(report, culture, cancel), cancel);

    /// <inheritdoc cref="Print(ScorecardReport, CultureInfo, CancellationToken)"/>
    public async Task<byte[]> Print(Func<byte[]> render, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            return render();
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>What the file is called: chain, round, closing day and language.</summary>
    public static string NameOf(string slug, ScorecardReport report, CultureInfo culture) =>
        string.Create(CultureInfo.InvariantCulture, $"{slug}-ronde-{report.Scorecard.Round!.Number}-{report.Scorecard.Round.ClosedOn:yyyy-MM-dd}-{culture.TwoLetterISOLanguageName}.pdf");

    public void Dispose() => free.Dispose();
}
