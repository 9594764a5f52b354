using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Assess;

/// <summary>Takes the changes of a sheet that <c>js/sheet.js</c> sends.</summary>
internal static class SheetEndpoints
{
    /// <summary>A sheet has about fifty fields, and a browser sends the latest change of each.</summary>
    private const int MostAtOnce = 200;

    private const long MostBytes = 1_000_000;

    private const string Sheet = "/chains/{slug}/rounds/{number:int}/assessment";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Sheet}/changes", Store).AddEndpointFilter(WithToken).WithMetadata(new RequestSizeLimitAttribute(MostBytes));

        // The page at the same address answers GET. The lower order sends a POST here. It checks the visitor and the token itself, to keep what
        // was filled in.
        routes.MapPost(Sheet, (HttpContext http, string slug, int number, IFormCollection form, StepForm step) =>
            step.Save(http, slug, number, form)).WithOrder(-1).AllowAnonymous().DisableAntiforgery();
        routes.MapPost($"{Sheet}/submit", (HttpContext http, string slug, int number, [FromForm] Guid sheet, [FromForm] bool? sure, SheetForms forms) =>
            forms.Submit(http, slug, number, sheet, sure == true));
        routes.MapPost($"{Sheet}/reopen", (HttpContext http, string slug, int number, [FromForm] Guid sheet, SheetForms forms) =>
            forms.Reopen(http, slug, number, sheet));
        routes.MapPost(
            $"{Sheet}/spare",
            (HttpContext http, string slug, int number, [FromForm] Guid sheet, [FromForm] Guid spare, [FromForm] DateTimeOffset? changed, SheetForms forms) =>
                forms.UseSpare(http, slug, number, sheet, spare, changed));
    }

    private static async Task<IResult> Store(
        HttpContext http,
        string slug,
        int number,
        SentChanges sent,
        SheetStore sheets,
        TimeProvider clock,
        IStringLocalizer<RuleTexts> rules)
    {
        if (sent.Changes is not { Count: > 0 and <= MostAtOnce } changes
            || changes.Any(change => change is not { Kind: not null, Name: not null, Value: not null } || !SheetChange.Kinds.Contains(change.Kind)))
        {
            return Results.Problem(
                $"A request has 1 to {MostAtOnce} changes, each with kind ({string.Join(", ", SheetChange.Kinds)}), name, value and number.",
                statusCode: 400);
        }

        var outcomes = await sheets.Store(CurrentViewer.Of(http.User)!, slug, number, sent.Sheet, changes, http.RequestAborted);
        return Results.Ok(new Answered([.. outcomes.Select(one => Told(one, rules))], ChangeNumber.At(clock.GetUtcNow())));
    }

    private static ToldChange Told(StoredChange change, IStringLocalizer<RuleTexts> rules) => new(
        change.Name,
        change.Number,
        change.Outcome switch { ChangeOutcome.Stored => "stored", ChangeOutcome.Older => "older", _ => "refused" },
        change.Value,
        change.Why is { } why ? rules[$"{why}"].Value : null,
        change.Stops);

    /// <summary>A form's token is checked by the framework; that of a script comes in a header.</summary>
    private static async ValueTask<object?> WithToken(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(call)
            : Results.Problem("The token of the page is missing or no longer valid.", statusCode: 400);
    }

    /// <param name="Sheet">The id of the sheet.</param>
    /// <param name="Changes">The changes, in the order in which they were made.</param>
    internal sealed record SentChanges(Guid Sheet, IReadOnlyList<SentChange> Changes);

    /// <param name="Changes">An outcome for each change that was sent, in the same order.</param>
    /// <param name="Now">The server's time as a <see cref="ChangeNumber"/>, so that the browser can number its next changes.</param>
    internal sealed record Answered(IReadOnlyList<ToldChange> Changes, long Now);

    /// <param name="Outcome">stored, older or refused.</param>
    /// <param name="Value">For an older change: what is stored.</param>
    /// <param name="Why">For a refused change: a sentence for the owner.</param>
    /// <param name="Stops">Whether the sheet takes no changes at all now.</param>
    internal sealed record ToldChange(string Name, long Number, string Outcome, string? Value, string? Why, bool Stops);
}
