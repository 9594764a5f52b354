using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Assess;

/// <summary>The forms on the overview of the sheet.</summary>
internal sealed class SheetForms(AssessService sheets, Questionnaires questionnaires, ShownAgain pages, IStringLocalizer<RuleTexts> rules)
{
    /// <summary>With more unanswered statements than this, handing in asks for confirmation.</summary>
    private const int Many = 10;

    public Task<IResult> Submit(HttpContext http, string slug, int number, Guid sheet, bool sure) => Do(http, slug, number, sheet, async (viewer, view) =>
    {
        if (!sure && view.OpenIn(await questionnaires.Get(view.Questionnaire, http.RequestAborted)) > Many) return "&sure=ask";

        await sheets.Change(viewer, view, (own, _, now) => own.Submit(now), http.RequestAborted);
        return "&done=true";
    });

    public Task<IResult> Reopen(HttpContext http, string slug, int number, Guid sheet) => Do(http, slug, number, sheet, async (viewer, view) =>
    {
        await sheets.Change(viewer, view, (own, _, now) => own.Reopen(now), http.RequestAborted);
        return "";
    });

    public Task<IResult> UseSpare(HttpContext http, string slug, int number, Guid sheet, Guid spare, DateTimeOffset? changed) =>
        Do(http, slug, number, sheet, async (viewer, view) =>
        {
            await sheets.UseSpare(viewer, view, spare, changed, http.RequestAborted);
            return "&used=true";
        });

    /// <param name="sheet">The id of the sheet that the owner saw: after two entries of one person were merged it can be another.</param>
    /// <param name="act">Returns what follows the step in the address of the next page.</param>
    private async Task<IResult> Do(HttpContext http, string slug, int number, Guid sheet, Func<Viewer, SheetView, Task<string>> act)
    {
        var viewer = CurrentViewer.Of(http.User)!;
        if (await sheets.Find(viewer, slug, number, http.RequestAborted) is not { } view) return await pages.Show<AssessmentPage>(http, new RefusedSheet());

        if (view.Id != sheet) return await pages.Show<AssessmentPage>(http, new RefusedSheet { Reason = rules[$"{Rule.SheetIsGone}"] });

        try
        {
            return LocalAddress.Go($"/{SheetView.AddressIn(slug, number)}?step={SheetStep.Overview}{await act(viewer, view)}");
        }
        catch (RuleBroken broken)
        {
            return await pages.Show<AssessmentPage>(http, new RefusedSheet { Reason = rules[$"{broken.Rule}"] });
        }
    }
}
