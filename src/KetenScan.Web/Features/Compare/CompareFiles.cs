using System.Globalization;
using System.Text;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Compare;

/// <summary>The comparison as a file: a row per chain.</summary>
internal static class CompareFiles
{
    public static void MapCompareFiles(this WebApplication app) => app.MapGet("/compare/export.csv", Csv);

    private static async Task<IResult> Csv(HttpContext http, CompareService comparison, string? sort, CancellationToken cancel)
    {
        if (CurrentViewer.Of(http.User) is not { } viewer) return Results.NotFound();

        var chains = await comparison.Load(viewer, cancel);
        if (chains.Count == 0) return Results.NotFound();

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
