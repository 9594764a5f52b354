using System.Globalization;
using KetenScan.Reports;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;

namespace KetenScan.Web.Features.Scorecards;

/// <summary>Renders PDFs, at most one per processor at a time: more would only use memory.</summary>
public sealed class PdfRenderer : IDisposable
{
    private readonly SemaphoreSlim free = new(Environment.ProcessorCount);

    /// <exception cref="OperationCanceledException">The request was aborted, while waiting or during the work.</exception>
    public Task<byte[]> Render(ScorecardReport report, CultureInfo culture, CancellationToken cancel) =>
        Render(() => ScorecardPdf.Render(report, culture, cancel), cancel);

    /// <inheritdoc cref="Render(ScorecardReport, CultureInfo, CancellationToken)"/>
    public async Task<byte[]> Render(Func<byte[]> render, CancellationToken cancel)
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

    /// <summary>The file name: chain, round, closing day and language.</summary>
    public static string NameOf(string slug, ScorecardReport report, CultureInfo culture)
    {
        var (round, word) = (report.Scorecard.Round!, new ReportTexts(culture)["FileRound"]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{slug}-{word}-{round.Number}-{round.ClosedOn:yyyy-MM-dd}-{culture.TwoLetterISOLanguageName}.pdf");
    }

    public void Dispose() => free.Dispose();
}
