using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Actions;

/// <summary>What the chain agreed to do. A scorecard leads here with the principle in the address.</summary>
public sealed partial class ActionsPage(CurrentViewer current, ActionService service, NavigationManager navigation, IStringLocalizer<ActionTexts> L, IStringLocalizer<RuleTexts> ruleTexts)
{
    private readonly IReadOnlyDictionary<Principle, string> names = PrincipleNames.In(CultureInfo.CurrentUICulture);
    private readonly Dictionary<Guid, string?> comments = [];
    private IReadOnlyList<string> problems = [];
    private ActionForm? form;
    private Guid? ending;
    private string? result;
    private string? said;
    private bool busy;

    [Parameter]
    public required string Slug { get; set; }

    /// <summary>The number of the principle to write an action about.</summary>
    [SupplyParameterFromQuery(Name = "principle")]
    public int? About { get; set; }

    /// <summary>The round whose scorecard leads to it.</summary>
    [SupplyParameterFromQuery(Name = "round")]
    public int? Round { get; set; }

    /// <summary>"board" for a column per state; otherwise a list.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? Shape { get; set; }

    [PersistentState]
    public ActionsView? View { get; set; }

    private bool IsBoard => Shape == "board";

    private bool Waits => busy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug != Slug) await Load();
        if (View is { Runs: true } && form is null && About is not null) form = NewForm();
    }

    private async Task Load()
    {
        View = await service.Find(await current.Get(), Slug);
        if (View is null) navigation.NotFound();
    }

    private bool IsOverdue(ActionLine action) => ImprovementAction.IsOverdue(action.State, action.Due, View!.Today);

    private string ColumnOf(ActionLine action) => IsOverdue(action) ? "Overdue" : $"State{action.State}";

    private string StateOf(ActionLine action) => L[ColumnOf(action)];

    private ActionForm NewForm() => new()
    {
        RoundNumber = Round ?? View!.LastRound,
        Principle = About is { } number && Enum.IsDefined((Principle)number) ? (Principle)number : Principle.SharedAmbition,
        Due = View!.Today.AddMonths(3),
    };

    private void Write(ActionForm? what)
    {
        (form, problems, said, About) = (what, [], null, null);
    }

    private async Task Save()
    {
        problems = [.. new ActionCheck(L).Validate(form!).Errors.Select(error => error.ErrorMessage)];
        if (problems.Count > 0) return;
        if (!await Do(async () => await service.Save(await current.Get(), Slug, form!))) return;

        Write(null);
        said = L["Saved"];
    }

    private async Task End(ActionLine action, ActionState how)
    {
        if (await Do(async () => await service.End(await current.Get(), Slug, action, how, result))) ending = null;
    }

    private async Task Say(ActionLine action)
    {
        if (string.IsNullOrWhiteSpace(comments.GetValueOrDefault(action.Id)))
        {
            problems = [L["CommentEmpty"]];
            return;
        }

        if (!await Do(async () => await service.Say(await current.Get(), Slug, action.Id, comments[action.Id]!))) return;

        comments.Remove(action.Id);
        said = L["CommentPosted"];
    }

    private Task<bool> Reopen(ActionLine action) => Do(async () => await service.Reopen(await current.Get(), Slug, action));

    /// <summary>Does it and loads anew; what was typed stays when it is refused.</summary>
    private async Task<bool> Do(Func<Task<bool>> work)
    {
        (problems, said, busy) = ([], null, true);
        try
        {
            if (await work()) await Load();
            else navigation.NotFound();
            return true;
        }
        catch (RuleBroken broken)
        {
            problems = [ruleTexts[broken.Rule.ToString()]];
            return false;
        }
        finally
        {
            busy = false;
        }
    }
}
