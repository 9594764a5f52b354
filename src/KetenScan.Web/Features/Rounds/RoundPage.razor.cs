using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A round: while it is open its progress, once it is closed its scorecard.</summary>
public sealed partial class RoundPage(
    CurrentViewer current,
    RoundService rounds,
    PlanService plans,
    ScorecardService scorecards,
    NavigationManager navigation,
    IStringLocalizer<RuleTexts> ruleTexts,
    IStringLocalizer<RoundTexts> texts,
    ILogger<RoundPage> logger)
{
    private (PlanView View, RoundForm Form)? plan;
    private bool closing;
    private string? problem;

    [Parameter]
    public required string Slug { get; set; }

    [Parameter]
    public int Number { get; set; }

    [PersistentState]
    public RoundView? View { get; set; }

    [PersistentState]
    public StoredCard? Scorecard { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug == Slug && View.Number == Number && (View.State != RoundState.Draft || plan is not null)) return;
        await Load();
    }

    private async Task Load()
    {
        var viewer = await current.Get();
        var view = await rounds.Find(viewer, Slug, Number);
        Scorecard = view is { State: RoundState.Closed } ? await scorecards.Find(viewer, Slug, Number) : null;
        plan = view is { State: RoundState.Draft } ? await plans.Find(viewer, Slug, Number) : null;
        View = view;
        if (view is null) navigation.NotFound();
    }

    private async Task Close()
    {
        closing = true;
        problem = null;
        try
        {
            await rounds.Close(await current.Get(), Slug, Number);
            await Load();
        }
        catch (RuleBroken broken)
        {
            problem = ruleTexts[broken.Rule.ToString()];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, failure, Slug, Number);
            problem = texts["CloseFailed"];
        }
        finally
        {
            closing = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Closing round {Number} of {Slug} failed")]
    private static partial void LogFailure(ILogger logger, Exception failure, string slug, int number);
}
