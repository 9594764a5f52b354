using System.Globalization;
using KetenScan.Data.Access;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A round before it opens: the plan, who will be asked, and the button to open it.</summary>
public sealed partial class RoundPlan(PlanService plans, IStringLocalizer<RoundTexts> L)
{
    private const string AtSave = "save";
    private const string AtOpen = "open";

    private readonly DialogOptions dialog = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
    private ActForm? form;
    private MudDialog? question;
    private MudDialog? discard;
    private bool opening;
    private bool discarding;
    private RoundForm? conflict;
    private string? askedName;
    private int? sameName;

    [Parameter, EditorRequired]
    public required PlanView View { get; set; }

    [Parameter, EditorRequired]
    public required RoundForm Form { get; set; }

    /// <summary>Raised once the round is open, with the number of people asked.</summary>
    [Parameter]
    public EventCallback<int> Opened { get; set; }

    /// <summary>Raised when the user wants to see the plan as somebody else changed it.</summary>
    [Parameter]
    public EventCallback TakeTheirs { get; set; }

    private string Title => View.Number is { } number ? L["DraftTitle", number] : L["PlanTitle"];

    private int AskedInAll => View.Asked.Sum(partner => partner.People);

    private async Task<bool> Save()
    {
        if (await Stored(AtSave) is not { } number) return false;

        if (View.Number is null) GoAndTell($"chains/{View.Slug}/rounds/{number}", new PageMessage(L["PlanSaved"]));
        else Say(AtSave, L["PlanSaved"]);
        return true;
    }

    private async Task Ask() => opening = !await form!.LeadsToUnread();

    private async Task Open()
    {
        await question!.CloseAsync();
        if (await Stored(AtOpen) is not { } number) return;

        await Run(AtOpen, async viewer =>
        {
            if (await plans.Open(viewer, View.Slug, number) is not { } asked) return false;

            await Opened.InvokeAsync(asked);
            return true;
        });
    }

    private async Task Discard()
    {
        await discard!.CloseAsync();
        await Run(AtSave, async viewer =>
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
    private async Task<int?> Stored(string at, int? over = null)
    {
        var wrong = new RoundCheck(L, View.Today).Validate(Form).Errors;
        if (wrong.Count > 0)
        {
            Refuse(Outcome.Wrong(at, wrong.Select(error => (FieldOf(error.PropertyName), error.ErrorMessage))));
            return null;
        }

        int? number = null;
        conflict = null;
        await Run(at, async viewer =>
        {
            // Asked once; saving again with the same name confirms it.
            sameName = askedName == Form.Name ? null : await plans.SameName(viewer, View.Slug, View.Number, Form.Name!);
            askedName = Form.Name;
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

    private static string FieldOf(string property) => property switch
    {
        nameof(RoundForm.Name) => "name",
        nameof(RoundForm.ClosesOn) => "closes",
        nameof(RoundForm.Message) => "message",
        _ => "minimum",
    };

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
        if (await form!.LeadsToUnread() || await Stored(AtSave, conflict!.Seen) is null) return;

        form?.Forget();
        Say(AtSave, L["PlanSaved"]);
    }

    private async Task KeepTheirs()
    {
        conflict = null;
        form?.Forget();
        await TakeTheirs.InvokeAsync();
    }
}
