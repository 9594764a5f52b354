using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A round before it opens, planned in steps; the step is in the address.</summary>
/// <remarks>All steps are one form, of which one step is shown: what was typed in another stays.</remarks>
public sealed partial class RoundPlan(PlanService plans, IStringLocalizer<RoundTexts> L)
{
    private const string Here = "plan";

    private readonly DialogOptions dialog = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
    private ActForm? form;
    private MudDialog? question;
    private MudDialog? discard;
    private bool opening;
    private bool discarding;
    private RoundForm? conflict;
    private string? knownName;
    private int? sameName;
    private PlanStep start;
    private PlanStep? shown;
    private PlanStep? leadsTo;
    private string? leadsToField;

    [Parameter, EditorRequired]
    public required PlanView View { get; set; }

    [Parameter, EditorRequired]
    public required RoundForm Form { get; set; }

    /// <summary>The step that the address asks for; null when it asks for none, and the plan is opened where it needs something.</summary>
    [Parameter]
    public string? At { get; set; }

    /// <summary>Reads again what the round depends on and others may have changed; null when there is no such plan any more.</summary>
    [Parameter]
    public Func<Task<PlanView?>>? Reread { get; set; }

    /// <summary>Raised once the round is open, with the number of people asked.</summary>
    [Parameter]
    public EventCallback<int> Opened { get; set; }

    /// <summary>Raised when the user wants to see the plan as somebody else changed it.</summary>
    [Parameter]
    public EventCallback TakeTheirs { get; set; }

    private string Title => View.Number is { } number ? L["DraftTitle", number] : L["PlanTitle"];

    private string Address => $"chains/{View.Slug}/rounds/{View.Number}";

    private IReadOnlyList<PlanGap> Gaps => PlanSteps.Gaps(View, Form, L);

    private PlanStep Step => View.Number is null ? PlanStep.What : At is null ? start : PlanSteps.Of(At);

    /// <summary>Whether the name that is typed is the one that was asked about.</summary>
    private bool AsksName => sameName is not null && Form.Name == knownName;

    private string SaveText => L[AsksName ? "PlanSaveSame" : Step == PlanSteps.Last ? "PlanSave" : "PlanNext"];

    protected override void OnInitialized()
    {
        start = PlanSteps.Start(Gaps);
        knownName = View.Number is null ? null : Form.Name;
    }

    protected override void OnParametersSet()
    {
        var isFirst = shown is null;
        if (shown == Step) return;

        if (leadsTo != Step) SayNothing();
        if (!isFirst)
        {
            PageMessages.Clear();
            Focus(leadsTo == Step && leadsToField is not null ? $"[id='{leadsToField}']" : "#step");
        }

        (shown, leadsTo, leadsToField) = (Step, null, null);
    }

    private string AddressOf(PlanStep step) => $"{Address}?step={(int)step}";

    /// <summary>Goes to a step and keeps the outcome that is shown. The field gets the focus, or else the heading.</summary>
    private void Lead(PlanStep step, string? field = null)
    {
        (leadsTo, leadsToField) = (step, field);
        Navigation.NavigateTo(AddressOf(step));
    }

    private bool Shows(string field)
    {
        var step = PlanSteps.OfField(field);
        if (step == Step) return false;

        Lead(step, field);
        return true;
    }

    private async Task<bool> Save()
    {
        if (await Stored(opens: false) is not { } number) return false;

        if (View.Number is null)
        {
            GoAndTell($"chains/{View.Slug}/rounds/{number}?step={(int)PlanStep.Who}", new PageMessage(L["PlanSaved"]));
            return true;
        }

        Say(Here, L["PlanSaved"]);
        if (Step != PlanSteps.Last) Lead(Step + 1);
        return true;
    }

    private async Task Ask()
    {
        if (await form!.LeadsToUnread()) return;

        var now = Reread is null ? null : await Reread();
        var gaps = PlanSteps.Gaps(now ?? View, Form, L);
        opening = gaps.Count == 0;
        if (opening) SayNothing();
        else Refuse(Outcome.Refused(Here, [.. gaps.Select(gap => gap.Words)]));
    }

    private async Task Open()
    {
        await question!.CloseAsync();
        if (await Stored(opens: true) is not { } number) return;

        await Run(Here, async viewer =>
        {
            if (await plans.Open(viewer, View.Slug, number) is not { } asked) return false;

            await Opened.InvokeAsync(asked);
            return true;
        });
    }

    private async Task Discard()
    {
        await discard!.CloseAsync();
        await Run(Here, async viewer =>
        {
            if (await plans.Discard(viewer, View.Slug, View.Number!.Value) is not { } discarded) return false;

            GoAndTell($"chains/{View.Slug}", new PageMessage(L["Discarded"], Undo: who => Restore(who, discarded)));
            return true;
        });
    }

    private async Task<bool> Restore(Viewer viewer, RoundForm discarded)
    {
        if (await plans.Save(viewer, View.Slug, number: null, discarded) is not { } number) return false;

        GoAndTell($"chains/{View.Slug}/rounds/{number}", new PageMessage(L["RestoredDraft"]));
        return true;
    }

    /// <summary>Validates and stores the form. Returns the number of the round; null when it was refused or needs confirmation.</summary>
    private async Task<int?> Stored(bool opens, int? over = null)
    {
        var wrong = Wrong(opens);
        if (wrong.Count > 0)
        {
            Refuse(Outcome.Wrong(Here, wrong));
            Shows(wrong[0].Field);
            return null;
        }

        int? number = null;
        conflict = null;
        await Run(Here, async viewer =>
        {
            // Asked once for a new name; saving again with the same name confirms it.
            sameName = knownName == Form.Name ? null : await plans.SameName(viewer, View.Slug, View.Number, Form.Name!);
            knownName = Form.Name;
            if (sameName is not null) return true;

            try
            {
                Form.Seen = over ?? Form.Seen;
                number = await plans.Save(viewer, View.Slug, View.Number, Form);
                return number is not null;
            }
            catch (ChangedMeanwhile<RoundForm> changed)
            {
                conflict = changed.Theirs;
                if (!Differences().Any()) (conflict, number, Form.Seen) = (null, View.Number, changed.Theirs.Seen);
                return true;
            }
        });
        return number;
    }

    /// <summary>
    /// What refuses the plan: everything before the round opens; otherwise what is wrong in this step, or cannot be stored.
    /// A day that has passed can: it is asked for in its own step, and again before the round opens.
    /// </summary>
    private List<(string Field, string Problem)> Wrong(bool opens)
    {
        bool IsHere(string field) => PlanSteps.OfField(field) == Step;
        bool CanWait(string field) => field == "closes" && Form.ClosesOn is not null && !IsHere(field);
        var all = new RoundCheck(L, View.Today).Problems(Form);
        return [.. all.Where(wrong => opens || !CanWait(wrong.Field)).OrderBy(wrong => IsHere(wrong.Field) ? PlanStep.What : PlanSteps.OfField(wrong.Field))];
    }

    private IEnumerable<Disagreement> Differences()
    {
        var theirs = conflict!;
        string Rules(RoundForm form) => string.Join(", ",
            $"{L["Weighting"]} {L[$"Weighting{form.Weighting}"]}",
            $"{L["Disclosure"]} {L[$"Disclosure{form.Disclosure}"]} ({form.MinimumGroup})",
            $"{L["Comments"]} {L[$"Comments{form.Comments}"]}");
        string? Day(RoundForm form) => form.ClosesOn is { } day ? Format.Date(day, CultureInfo.CurrentCulture) : null;
        string Repeat(RoundForm form) => form.RepeatMonths is { } months ? L["RepeatEvery", months] : L["RepeatNot"];
        IEnumerable<Disagreement> all =
        [
            new(L["PlanName"], Form.Name?.Trim(), theirs.Name),
            new(L["PlanCloses"], Day(Form), Day(theirs)),
            new(L["Questionnaire"], Form.Questionnaire, theirs.Questionnaire),
            new(L["PlanRules"], Rules(Form), Rules(theirs)),
            new(L["Repeat"], Repeat(Form), Repeat(theirs)),
            new(L["PlanMessage"], string.IsNullOrWhiteSpace(Form.Message) ? null : Form.Message.Trim(), theirs.Message),
        ];
        return all.Where(one => one.Mine != one.Theirs);
    }

    private async Task KeepMine()
    {
        if (await form!.LeadsToUnread() || await Stored(opens: false, conflict!.Seen) is null) return;

        form?.Forget();
        Say(Here, L["PlanSaved"]);
        Focus("#step");
    }

    private async Task KeepTheirs()
    {
        conflict = null;
        form?.Forget();
        await TakeTheirs.InvokeAsync();
    }
}
