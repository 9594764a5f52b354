using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace KetenScan.Web.Features.Rounds;

/// <summary>Plans a round that is not stored yet.</summary>
public sealed partial class PlanPage(CurrentViewer current, PlanService plans, NavigationManager navigation)
{
    private RoundForm? form;

    [Parameter]
    public required string Slug { get; set; }

    private PlanView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug == Slug) return;
        if (await plans.Find(await current.Get(), Slug, number: null) is var (view, plan)) (View, form) = (view, plan);
        else navigation.NotFound();
    }
}
