using KetenScan.Domain.Actions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Actions;

/// <summary>The chain's improvement actions. A scorecard links here with the principle in the query string.</summary>
public sealed partial class ActionsPage(ActionService service, UnsavedInput work, IStringLocalizer<ActionTexts> L)
{
    private const string AtWrite = "write";

    private ActionForm? form;

    [Parameter]
    public required string Slug { get; set; }

    /// <summary>The number of the principle to write an action about.</summary>
    [SupplyParameterFromQuery(Name = "principle")]
    public string? About { get; set; }

    /// <summary>The round whose scorecard linked here.</summary>
    [SupplyParameterFromQuery(Name = "round")]
    public string? Round { get; set; }

    /// <summary>"board" for a column per state; otherwise a list.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? Shape { get; set; }

    [PersistentState]
    public ActionsView? View { get; set; }

    private bool IsBoard => Shape == "board";

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug != Slug) await Load();
        if (View is { Runs: true } && form is null && About is not null) form = NewForm();
    }

    private async Task Load()
    {
        View = await service.Find(await Current.Get(), Slug);
        if (View is null) Navigation.NotFound();
    }

    private bool IsOverdue(ActionLine action) => ImprovementAction.IsOverdue(action.State, action.Due, View!.Today);

    private string FirstButton(Guid action) => IsBoard ? $"#{ActionCard.OpenButton(action)}" : $"[id='{action:N}'] .row button";

    private ActionForm NewForm() => new()
    {
        RoundNumber = int.TryParse(Round, out var round) ? round : View!.LastRound,
        Principle = int.TryParse(About, out var number) && Enum.IsDefined((Principle)number) ? (Principle)number : Principle.SharedAmbition,
        Due = View!.Today.AddMonths(3),
    };

    private void Write(ActionForm what)
    {
        if (form is not null && work.Any)
        {
            Refuse(Outcome.Refused(AtWrite, SharedTexts["StillTyping"]));
            Focus("#what");
            return;
        }

        SayNothing();
        (form, About) = (what, null);
    }

    private async Task Saved()
    {
        var id = form!.Id;
        await Load();
        (form, About) = (null, null);
        Say(AtWrite, L["Saved"]);
        Focus(FirstButton(id));
    }

    private async Task Close()
    {
        // The user may have chosen the other version.
        var id = form!.Id;
        await Load();
        (form, About) = (null, null);
        Focus(View!.Actions.Any(action => action.Id == id) ? FirstButton(id) : "#new");
    }
}
