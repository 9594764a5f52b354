using System.Globalization;
using System.Text;
using KetenScan.Data.Audit;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Compare;

/// <summary>The comparison as a file: a row per chain.</summary>
internal static class CompareFiles
{
    public static void MapCompareFiles(this WebApplication app)
    {
        app.MapGet("/compare/export.csv", Csv);
        app.MapGet("/compare/scorecards.zip", Zip);
    }

    /// <summary>The latest scorecard of each chain that was chosen, or of all that are compared.</summary>
    private static async Task<IResult> Zip(HttpContext http, CompareService comparison, ScorecardService scorecards, ScorecardPress press, AuditLog audit, string? culture, string[] chain, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer) return Results.NotFound();

        var cards = (await comparison.Load(viewer, cancel))
            .Where(own => own.Latest is not null && (chain.Length == 0 || chain.Contains(own.Slug)))
            .Select(own => (own.Slug, own.Latest!.Round))
            .ToList();
        foreach (var (slug, round) in cards) await audit.Write(viewer, AuditEvent.ScorecardDownloaded, slug, $"{round} ZIP", cancel);
        return cards.Count == 0
            ? Results.NotFound()
            : ScorecardArchive.Of(http, "ketens-scorekaarten.zip", cards, viewer, scorecards, press, ScorecardFiles.LanguageOf(culture), cancel);
    }

    private static async Task<IResult> Csv(HttpContext http, CompareService comparison, AuditLog audit, string? sort, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer) return Results.NotFound();

        var chains = await comparison.Load(viewer, cancel);
        if (chains.Count == 0) return Results.NotFound();

        await audit.Write(viewer, AuditEvent.ResultsExported, about: $"CSV {chains.Count}", cancel: cancel);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, ComparisonOrder.Read(sort).Sort(chains));
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv", "ketens-vergeleken.csv");
    }

    private static void Write(TextWriter text, IEnumerable<ComparedChain> chains)
    {
        using var csv = CsvFile.Create(text);
        csv.Row(["chain", "name", "field", "round", "closedOn", "partners", "responded", "invited", "overall", "overallChange", .. Enum.GetNames<Principle>().SelectMany(name => new[] { name, $"{name}Change" })]);
        foreach (var chain in chains)
        {
            var card = chain.Latest;
            csv.Row(
            [
                chain.Slug,
                chain.Name,
                chain.Field,
                card?.Round,
                card?.ClosedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                card?.Partners,
                card?.Responded,
                card?.Invited,
                card?.Overall,
                card?.OverallChange,
                .. Enum.GetValues<Principle>().SelectMany(principle => Cells(card?.Figures.SingleOrDefault(figure => figure.Principle == principle))),
            ]);
        }
    }

    private static object?[] Cells(ComparedFigure? figure) => [figure?.Score, figure?.Change];
}
