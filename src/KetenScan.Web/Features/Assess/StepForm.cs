using System.Text.Json;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Assess;

/// <summary>The form of a step, as a browser without script posts it. If it is refused it is shown again with what was filled in.</summary>
internal sealed class StepForm(
    SheetStore store,
    ShownAgain pages,
    IAntiforgery antiforgery,
    TimeProvider clock,
    IStringLocalizer<RuleTexts> rules,
    IStringLocalizer<AssessTexts> texts)
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>
    /// The form of a step; its button says which step comes next. Stores the fields that were changed on the page: one that was not may have a
    /// later value from another device.
    /// </summary>
    public async Task<IResult> Save(HttpContext http, string slug, int number, IFormCollection form)
    {
        if (!Guid.TryParse(form["sheet"], out var sheet) || Shown(form["shown"].ToString()) is not { } shown) return Results.BadRequest();

        var sent = Changed(form, shown);
        var refused = new RefusedSheet { Sheet = sheet, Typed = sent.ToDictionary(change => change.Name, change => change.Value) };
        if (CurrentViewer.Of(http.User) is not { } viewer)
        {
            return LocalAddress.OfForm(http.Request) is null
                ? Results.Challenge()
                : await pages.Show<RefusedPage>(http, new PostedForm([.. form.Where(field => field.Key != TokenField)], refused.Texts));
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return LocalAddress.OfForm(http.Request) is null
                ? Results.BadRequest()
                : await pages.Show<AssessmentPage>(http, refused with { IsExpired = true });
        }

        var outcomes = sent.Count == 0 ? [] : await store.Store(viewer, slug, number, sheet, sent, http.RequestAborted);
        var why = outcomes.Where(one => one.Outcome != ChangeOutcome.Stored)
            .ToDictionary(one => one.Name, one => one.Why is { } rule ? rules[$"{rule}"].Value : texts["Older"].Value);
        if (why.Count == 0) return LocalAddress.Go($"/{SheetView.AddressIn(slug, number)}?step={SheetStep.Parse(form["to"]) ?? SheetStep.First}");

        return await pages.Show<AssessmentPage>(http, refused with { Reason = outcomes.Any(one => one.Stops) ? why.Values.First() : null, Why = why });
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
}
