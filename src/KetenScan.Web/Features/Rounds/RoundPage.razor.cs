using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A round: its progress while it is open, its scorecard once it is closed.</summary>
public sealed partial class RoundPage(RoundService rounds, PlanService plans, ScorecardService scorecards, IStringLocalizer<RoundTexts> texts)
{
    internal const string AtClose = "close";

    private (PlanView View, RoundForm Form)? plan;

    [Parameter]
    public required string Slug { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>The step of a draft.</summary>
    [SupplyParameterFromQuery]
    public string? Step { get; set; }

    [PersistentState]
    public RoundView? View { get; set; }

    [PersistentState]
    public ScorecardPageModel? Scorecard { get; set; }

    private string Address => $"chains/{Slug}/rounds/{Number}";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug == Slug && View.Number == Number && (View.State != RoundState.Draft || plan is not null)) return;
        await Load();
    }

    private async Task Load()
    {
        var viewer = await Current.Get();
        var view = await rounds.Find(viewer, Slug, Number);
        Scorecard = view is { State: RoundState.Closed } ? await scorecards.Find(viewer, Slug, Number) : null;
        plan = view is { State: RoundState.Draft } ? await plans.Find(viewer, Slug, Number) : null;
        View = view;
        if (view is null) Navigation.NotFound();
    }

    /// <summary>Reads again what the plan depends on, such as another open round, and keeps the form.</summary>
    private async Task<PlanView?> Reread()
    {
        if (plan is not var (_, form) || await plans.Find(await Current.Get(), Slug, Number) is not var (view, _)) return null;

        plan = (view, form);
        StateHasChanged();
        return view;
    }

    private async Task Opened(int asked)
    {
        await Load();
        Tell(plans.SendsMail
            ? new PageMessage(texts["OpenedMail", asked], texts["OpenedNextMail"], $"{Address}/messages")
            : new PageMessage(texts["OpenedByHand", asked], texts["OpenedNextByHand"], $"{Address}/messages"));
    }

    private Task<bool> Close() => Run(AtClose, async viewer =>
    {
        if (!await rounds.Close(viewer, Slug, Number)) return false;

        await Load();
        if (View is { } closed) Tell(new PageMessage(texts["ClosedNow", closed.Submitted, closed.Invited], texts["ClosedNext"], $"{Address}/guide"));
        return true;
    });
}
