using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace KetenScan.Web.Features.Assess;

/// <summary>The sheet: eight principles, the priorities and the overview, one step at a time. Each change is stored at once.</summary>
/// <remarks>Changes come from <c>js/sheet.js</c> through <see cref="Save"/>. The script keeps each one until it is stored.</remarks>
public sealed partial class AssessmentPage(
    CurrentViewer current,
    AssessService sheets,
    Questionnaires questionnaires,
    NavigationManager navigation,
    IJSRuntime script,
    IStringLocalizer<AssessTexts> L,
    ILogger<AssessmentPage> logger) : IAsyncDisposable
{
    private readonly HashSet<string> saved = [];
    private DotNetObjectReference<AssessmentPage>? self;
    private Questionnaire? questionnaire;
    private string? refused;
    private string? spoken;
    private bool busy;
    private bool gone;
    private int? shownStep;

    [Inject]
    public required IStringLocalizer<RuleTexts> RuleTexts { get; set; }

    [Parameter]
    public required string Slug { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>A <see cref="SheetStep"/>; null for the step where the owner was last.</summary>
    [SupplyParameterFromQuery]
    public int? Step { get; set; }

    [PersistentState]
    public SheetView? View { get; set; }

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    private int At => SheetStep.Nearest(Step ?? View?.Step ?? SheetStep.First);

    /// <summary>The questions of the step; null for the priorities and the overview.</summary>
    private Section? Section => SheetStep.PrincipleOf(At) is { } principle ? questionnaire![principle] : null;

    private string Heading => Section?.Name.In(Culture) ?? L[At == SheetStep.Priorities ? "PrioritiesTitle" : "OverviewTitle"];

    private string DevicesLink => View! switch
    {
        { OpensByAccount: true } => L["DevicesAndAccount"],
        { Devices: > 1 and var devices } => L["DevicesOf", devices],
        _ => L["Devices"],
    };

    private string StepProgress => Section is { } section
        ? L["AnsweredOf", View!.AnsweredIn(section), section.Statements.Count]
        : L["AnsweredOf", View!.Answers.Count, questionnaire!.Statements.Count];

    /// <summary>About 15 seconds per open statement, and a minute for the end.</summary>
    private int MinutesLeft => (int)Math.Ceiling((questionnaire!.Statements.Count - View!.Answers.Count) * 0.2) + 1;

    /// <summary>Stores one change.</summary>
    /// <param name="kind">A kind that <see cref="SheetChange.Parse"/> accepts.</param>
    /// <param name="name">The changed field.</param>
    /// <returns>"saved"; "refused" when retrying is useless; or "retry".</returns>
    [JSInvokable]
    public async Task<string> Save(string kind, string name, string value)
    {
        try
        {
            var change = SheetChange.Parse(kind, name, value);
            await sheets.Change(await current.Get(), View!, change.Apply);
            View = change.Apply(View!);
            saved.Add(name);
            refused = null;
            spoken = L["Saved"];
            StateHasChanged();
            return "saved";
        }
        catch (RuleBroken broken)
        {
            refused = RuleTexts[broken.Rule.ToString()];
            await Reload();
            StateHasChanged();
            return "refused";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, failure, Slug, Number);
            saved.Remove(name);
            spoken = L["Unsaved"];
            StateHasChanged();
            return "retry";
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (self is not null) await script.InvokeVoidAsync("ketenSheet.disconnect");
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has closed the page.
        }

        self?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug != Slug || View.Round != Number) await Reload();
        if (View is null)
        {
            if (!gone) navigation.NotFound();
            return;
        }

        questionnaire ??= await questionnaires.Get(View.Questionnaire);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (View is null) return;
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await script.InvokeVoidAsync("ketenSheet.connect", self, View.Id);
        }

        if (shownStep == At) return;
        var moved = shownStep is not null;
        shownStep = At;
        if (!moved) return;

        refused = null;
        spoken = null;
        await script.InvokeVoidAsync("ketenSheet.top");
        if (View.Step != At)
        {
            View = View with { Step = At };
            await sheets.GoTo(await current.Get(), View, At);
        }
    }

    private async Task Reload()
    {
        var had = View is not null;
        View = await sheets.Find(await current.Get(), Slug, Number);
        gone = had && View is null;
    }

    private Task Submit() => Do((sheet, _, now) => sheet.Submit(now));

    private Task Reopen() => Do((sheet, _, now) => sheet.Reopen(now));

    private Task Do(Action<Assessment, Questionnaire, DateTimeOffset> change) => Do(async () => await sheets.Change(await current.Get(), View!, change));

    private async Task UseSpare(Guid spare)
    {
        await Do(async () => await sheets.UseSpare(await current.Get(), View!, spare));
        if (refused is null) spoken = L["SpareUsed"];
    }

    private async Task Do(Func<Task> act)
    {
        busy = true;
        refused = null;
        try
        {
            await act();
            await Reload();
        }
        catch (RuleBroken broken)
        {
            refused = RuleTexts[broken.Rule.ToString()];
            await Reload();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, failure, Slug, Number);
            refused = L["ActionFailed"];
        }
        finally
        {
            busy = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "A sheet of round {Number} of {Slug} was not stored")]
    private static partial void LogFailure(ILogger logger, Exception failure, string slug, int number);
}
