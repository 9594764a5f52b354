using System.Globalization;
using System.IO.Compression;
using KetenScan.Data.Access;
using Microsoft.AspNetCore.Http.Features;

namespace KetenScan.Web.Features.Scorecards;

/// <summary>Several scorecards as PDF in one ZIP. Each is rendered while the previous one is being sent.</summary>
internal static class ScorecardArchive
{
    /// <param name="cards">Chain and round of each. Those that the viewer may not see are left out.</param>
    public static IResult Of(
        HttpContext http,
        string name,
        IReadOnlyList<(string Slug, int Round)> cards,
        Viewer viewer,
        ScorecardService scorecards,
        PdfRenderer renderer,
        CultureInfo culture)
    {
        var cancel = http.RequestAborted;

        // ZipArchive writes a few bytes synchronously when it closes an entry.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;

        return Results.Stream(async to =>
        {
            await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
            foreach (var (slug, round) in cards)
            {
                if (await scorecards.Find(viewer, slug, round, cancel) is not { } card) continue;

                var report = await scorecards.ReadForPaper(card, cancel);
                await using var entry = await zip.CreateEntry(PdfRenderer.NameOf(slug, report, culture), CompressionLevel.NoCompression).OpenAsync(cancel);
                await entry.WriteAsync(await renderer.Render(report, culture, cancel), cancel);
            }
        }, "application/zip", name);
    }
}
