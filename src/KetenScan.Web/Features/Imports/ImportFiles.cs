using System.Text;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Imports;

/// <summary>Templates to fill in: the columns of the answers, and the chain's partners.</summary>
internal static class ImportFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var import = routes.MapGroup("/chains/{slug}/import");
        import.MapGet("/answers.csv", Answers);
        import.MapGet("/partners.csv", Partners);
    }

    private static async Task<IResult> Answers(
        HttpContext http,
        ImportService imports,
        Questionnaires questionnaires,
        string slug,
        string? questionnaire,
        CancellationToken cancel)
    {
        if (await Find(http, imports, slug, cancel) is null) return Results.NotFound();

        var published = await questionnaires.Published(cancel);
        var version = published.FirstOrDefault(version => version == QuestionnaireVersion.Parse(questionnaire)) ?? published[0];
        return Template($"{slug}-answers.csv", [[.. AnswersCsv.Required(await questionnaires.Get(version, cancel)), .. AnswersCsv.Optional]]);
    }

    private static async Task<IResult> Partners(HttpContext http, ImportService imports, string slug, CancellationToken cancel) =>
        await Find(http, imports, slug, cancel) is { } chain
            ? Template(
                $"{slug}-partners.csv",
                [PartnersCsv.Columns, .. chain.Partners.Select(partner => (IReadOnlyList<string>)[partner.Key, partner.Name, ""])])
            : Results.NotFound();

    /// <summary>With semicolons and a byte order mark, so that a Dutch spreadsheet program splits it into columns.</summary>
    private static IResult Template(string name, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter();
        using (var csv = CsvFile.CreateForSpreadsheet(text))
        {
            foreach (var row in rows) csv.Row([.. row]);
        }

        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv", name);
    }

    private static async Task<ImportChain?> Find(HttpContext http, ImportService imports, string slug, CancellationToken cancel) =>
        CurrentViewer.Of(http.User) is { } viewer ? await imports.Find(viewer, slug, cancel) : null;
}
