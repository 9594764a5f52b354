using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A round before it opens: what is planned, who will be asked, and the button that opens it.</summary>
public sealed partial class RoundPlan(CurrentViewer current, PlanService plans, NavigationManager navigation, IStringLocalizer<RoundTexts> L, IStringLocalizer<RuleTexts> ruleTexts)
{
    private readonly DialogOptions dialog = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
    private IReadOnlyList<string> problems = [];
    private MudDialog? question;
    private MudDialog? discard;
    private bool opening;
    private bool discarding;
    private bool busy;
    private string? said;

    [Parameter, EditorRequired]
    public required PlanView View { get; set; }

    [Parameter, EditorRequired]
    public required RoundForm Form { get; set; }

    /// <summary>Asked for once the round is open, so that the page shows its progress.</summary>
    [Parameter]
    public EventCallback Opened { get; set; }

    private bool Waits => busy || !RendererInfo.IsInteractive;

    private async Task Save()
    {
        if (await Stored() is not { } number) return;

        said = L["PlanSaved"];
        if (View.Number is null) navigation.NavigateTo($"/chains/{View.Slug}/rounds/{number}");
    }

    private async Task Open()
    {
        await question!.CloseAsync();
        if (await Stored() is not { } number) return;

        await Do(async () =>
        {
            if (await plans.Open(await current.Get(), View.Slug, number)) await Opened.InvokeAsync();
            else navigation.NotFound();
        });
    }

    private async Task Discard()
    {
        await discard!.CloseAsync();
        await Do(async () =>
        {
            await plans.Discard(await current.Get(), View.Slug, View.Number!.Value);
            navigation.NavigateTo($"/chains/{View.Slug}");
        });
    }

    /// <summary>Checks and stores what is filled in; the number of the round, or nothing when it is refused.</summary>
    private async Task<int?> Stored()
    {
        said = null;
        problems = [.. new RoundCheck(L, View.Today).Validate(Form).Errors.Select(error => error.ErrorMessage)];
        if (problems.Count > 0) return null;

        int? number = null;
        await Do(async () =>
        {
            number = await plans.Save(await current.Get(), View.Slug, View.Number, Form);
            if (number is null) navigation.NotFound();
        });
        return number;
    }

    private async Task Do(Func<Task> work)
    {
        busy = true;
        try
        {
            await work();
        }
        catch (RuleBroken broken)
        {
            problems = [ruleTexts[broken.Rule.ToString()]];
        }
        finally
        {
            busy = false;
        }
    }
}
