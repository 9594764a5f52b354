using System.Globalization;
using System.Text;
using KetenScan.Domain;
using KetenScan.Reports.Files;
using KetenScan.Web.Shared;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Admin;

/// <summary>The audit log as a file, in words. The query string selects the entries, as on the page; of all pages.</summary>
internal static class AuditFiles
{
    private const int AtOnce = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/audit.csv", (HttpContext http, AuditService service, IStringLocalizer<AdminTexts> texts, CancellationToken cancel) =>
            Csv(http, service, texts, slug: null, cancel)).RequireRateLimiting(Throttling.Files);
        routes.MapGet("/chains/{slug}/audit.csv", Csv).RequireRateLimiting(Throttling.Files);
    }

    private static async Task<IResult> Csv(
        HttpContext http, AuditService service, IStringLocalizer<AdminTexts> texts, string? slug, CancellationToken cancel)
    {
        var filter = AuditFilter.Read(http.Request.Query) with { Before = null };
        if (CurrentViewer.Of(http.User) is not { } viewer) return Results.NotFound();
        if (await service.Find(viewer, slug, filter, AtOnce, cancel) is not { } first) return Results.NotFound();

        return Results.Stream(
            async body =>
            {
                await Write(body, Heads(texts, first.SeesFrom), cancel);
                for (var part = first; part is not null;)
                {
                    await Write(body, Rows(texts, part), cancel);
                    part = part.Older is { } older ? await service.Find(viewer, slug, filter with { Before = older }, AtOnce, cancel) : null;
                }
            },
            "text/csv",
            texts["AuditFile"]);
    }

    private static string[][] Heads(IStringLocalizer<AdminTexts> texts, bool withFrom)
    {
        string[] heads = [texts["AuditAt"], texts["AuditWho"], texts["AuditWhat"], texts["AuditAbout"]];
        return [withFrom ? [.. heads, texts["AuditFrom"]] : heads];
    }

    private static IEnumerable<string?[]> Rows(IStringLocalizer<AdminTexts> texts, AuditPageView part)
    {
        var words = new AuditWords(texts, part.Names);
        foreach (var line in part.Lines)
        {
            var at = Amsterdam.Clock(line.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            string?[] cells = [at, words.Who(line), words.What(line), words.Chain(line)];
            yield return part.SeesFrom ? [.. cells, line.From] : cells;
        }
    }

    private static async Task Write(Stream body, IEnumerable<string?[]> rows, CancellationToken cancel)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvFile.Create(text))
        {
            foreach (var row in rows) csv.Row([.. row]);
        }

        await body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
    }
}
