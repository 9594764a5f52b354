using System.Text.Json;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Assess;

/// <summary>The forms of the sheet, as a browser without script posts them. A refused form is shown again with what was filled in.</summary>
internal sealed class SheetForms(
    SheetStore store,
    AssessService sheets,
    Questionnaires questionnaires,
    ShownAgain pages,
    TimeProvider clock,
    IStringLocalizer<RuleTexts> rules)
{
    /// <summary>With more unanswered statements than this, handing in asks for confirmation.</summary>
    private const int Many = 10;

    /// <summary>Stores the fields that were changed on the page: one that was not may have a later value from another device.</summary>
    public async Task<IResult> SaveStep(HttpContext http, string slug, int number, IFormCollection form)
    {
        if (!Guid.TryParse(form["sheet"], out var sheet) || Shown(form["shown"].ToString()) is not { } shown) return Results.BadRequest();

        var sent = Changed(form, shown);
        var outcomes = sent.Count == 0
            ? []
            : await store.Store(ViewerOf(http), slug, number, sheet, sent, http.RequestAborted);
        var why = outcomes.Where(one => one.Outcome == ChangeOutcome.Refused).ToDictionary(one => one.Name, one => rules[$"{one.Why}"].Value);
        if (why.Count == 0) return LocalAddress.Go($"{AddressOf(slug, number)}?step={Step(form["to"])}");

        return await pages.Show<AssessmentPage>(http, new RefusedSheet
        {
            Reason = outcomes.Any(one => one.Stops) ? why.Values.First() : null,
            Why = why,
            Typed = sent.ToDictionary(change => change.Name, change => change.Value),
        });
    }

    public Task<IResult> Submit(HttpContext http, string slug, int number, bool sure) => Do(http, slug, number, async (viewer, view) =>
    {
        if (!sure && view.OpenIn(await questionnaires.Get(view.Questionnaire, http.RequestAborted)) > Many) return "&sure=ask";

        await sheets.Change(viewer, view, (sheet, _, now) => sheet.Submit(now), http.RequestAborted);
        return "&done=true";
    });

    public Task<IResult> Reopen(HttpContext http, string slug, int number, IFormCollection form)
    {
        // The form has no fields but its antiforgery token. Binding it makes the token required.
        _ = form;
        return Do(http, slug, number, async (viewer, view) =>
        {
            await sheets.Change(viewer, view, (sheet, _, now) => sheet.Reopen(now), http.RequestAborted);
            return "";
        });
    }

    public Task<IResult> UseSpare(HttpContext http, string slug, int number, Guid spare) => Do(http, slug, number, async (viewer, view) =>
    {
        await sheets.UseSpare(viewer, view, spare, http.RequestAborted);
        return "&used=true";
    });

    private async Task<IResult> Do(HttpContext http, string slug, int number, Func<Viewer, SheetView, Task<string>> act)
    {
        var viewer = ViewerOf(http);
        if (await sheets.Find(viewer, slug, number, http.RequestAborted) is not { } view) return await pages.Show<AssessmentPage>(http, new RefusedSheet());

        try
        {
            return LocalAddress.Go($"{AddressOf(slug, number)}?step={SheetStep.Overview}{await act(viewer, view)}");
        }
        catch (RuleBroken broken)
        {
            return await pages.Show<AssessmentPage>(http, new RefusedSheet { Reason = rules[$"{broken.Rule}"] });
        }
    }

    /// <summary>What the fields showed, by name; null when it cannot be read.</summary>
    private static Dictionary<string, string>? Shown(string json)
    {
        try
        {
            return json.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private List<SentChange> Changed(IFormCollection form, Dictionary<string, string> shown)
    {
        var now = ChangeNumber.At(clock.GetUtcNow());
        var fields = form.Where(field => field.Key.StartsWith($"{AnswerChange.Kind}-", StringComparison.Ordinal)
                || field.Key.StartsWith($"{CommentChange.Kind}-", StringComparison.Ordinal))
            .Select(field => new SentChange(field.Key.Split('-')[0], field.Key, field.Value.ToString().ReplaceLineEndings("\n"), now));
        if (shown.ContainsKey(PrioritiesChange.Name))
            fields = fields.Append(new SentChange(PrioritiesChange.Kind, PrioritiesChange.Name, string.Join(',', form[PrioritiesChange.Name].ToArray()), now));
        return [.. fields.Where(change => change.Value != shown.GetValueOrDefault(change.Name, ""))];
    }

    private static Viewer ViewerOf(HttpContext http) => CurrentViewer.Of(http.User)!;

    private static string AddressOf(string slug, int number) => $"/chains/{slug}/rounds/{number}/assessment";

    private static int Step(string? text) => SheetStep.Nearest(int.TryParse(text, out var step) ? step : SheetStep.First);
}

/// <summary>A form of the sheet that was refused.</summary>
public sealed record RefusedSheet
{
    /// <summary>Why, for the whole form; null when the reasons are those of fields.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, by the name of a field.</summary>
    public IReadOnlyDictionary<string, string> Why { get; init; } = new Dictionary<string, string>();

    /// <summary>What was filled in, by the name of a field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
}
