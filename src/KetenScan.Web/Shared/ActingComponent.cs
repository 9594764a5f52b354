using KetenScan.Data.Access;
using KetenScan.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace KetenScan.Web.Shared;

/// <summary>A page or component on which somebody does something.</summary>
/// <remarks>One act at a time; its outcome is said beside what was pressed, and what was typed is kept when it fails.</remarks>
public abstract partial class ActingComponent : ComponentBase
{
    private string? focus;

    [Inject]
    public required CurrentViewer Current { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TypedWork Work { get; set; }

    [Inject]
    public required Tidings Tidings { get; set; }

    [Inject]
    public required IJSRuntime Scripts { get; set; }

    [Inject]
    public required IStringLocalizer<RuleTexts> RuleTexts { get; set; }

    [Inject]
    public required IStringLocalizer<SharedTexts> SharedTexts { get; set; }

    [Inject]
    public required ILoggerFactory Loggers { get; set; }

    /// <summary>What came of the last act; an act that begins takes the outcome of the one before away.</summary>
    protected Outcome? Outcome { get; private set; }

    /// <summary>An act is under way; another is not begun.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Whether the form asks who is signed in to prove it again, since an act was refused without.</summary>
    protected bool AsksProof { get; set; }

    /// <summary>Whether the page does not listen yet: a click or a word before that would be lost.</summary>
    protected bool Waits => !RendererInfo.IsInteractive;

    /// <summary>Does something, and says what came of it at the place that was pressed.</summary>
    /// <param name="at">The place, as its <see cref="Said"/> names it.</param>
    /// <param name="act">The act; false when what it is about does not exist for the viewer (any more).</param>
    /// <param name="done">What is said when it is done; null says nothing.</param>
    /// <returns>Whether it was done. A second click while it is under way does nothing and gives false.</returns>
    protected async Task<bool> Run(string at, Func<Viewer, Task<bool>> act, Func<string>? done = null)
    {
        if (Busy) return false;

        (Busy, Outcome) = (true, null);
        StateHasChanged();
        try
        {
            if (!await act(await Current.Get()))
            {
                Navigation.NotFound();
                return false;
            }

            if (done is not null) Outcome = new Outcome(at, done());
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Refuse(Explain(at, failure) ?? Unexpected(at, failure));
            return false;
        }
        finally
        {
            Busy = false;
            StateHasChanged();
        }
    }

    /// <summary>The words for a refusal; null for a failure that nobody foresaw.</summary>
    protected virtual Outcome? Explain(string at, Exception failure)
    {
        if (failure is RuleBroken { Rule: Rule.ProofIsNeeded })
        {
            AsksProof = true;
            Focus("#again");
        }

        return failure is RuleBroken broken ? Outcome.Refused(at, RuleTexts[broken.Rule.ToString()])
            : Conflict.Is(failure) ? Outcome.Refused(at, RuleTexts[nameof(Rule.SomebodyElseChangedIt)])
            : null;
    }

    /// <summary>Says why nothing was done; the first field that is wrong gets the focus.</summary>
    protected void Refuse(Outcome outcome)
    {
        Outcome = outcome;
        if (outcome.Fields.Count > 0) Focus($"[id='{outcome.Fields.Keys.First()}']");
        StateHasChanged();
    }

    /// <summary>Says at the top of the page what happened, with the next step; the heading gets the focus, as after moving to a page.</summary>
    protected void Tell(Tiding tiding)
    {
        Tidings.Tell(tiding, new Uri(Navigation.Uri).AbsolutePath);
        Focus("h1");
    }

    /// <summary>Goes to another page and says there what happened; what is typed on this one is not asked about any more.</summary>
    protected void GoAndTell(string address, Tiding tiding)
    {
        Work.Clear();
        Tidings.Tell(tiding, Navigation.ToAbsoluteUri(address).AbsolutePath);
        Navigation.NavigateTo(address);
    }

    protected void Say(string at, string words)
    {
        Outcome = new Outcome(at, words);
        StateHasChanged();
    }

    protected void SayNothing() => Outcome = null;

    /// <summary>Attributes that tie a field to what is wrong with it, and to its help.</summary>
    /// <param name="field">The id of the field, by which the outcome names it too.</param>
    /// <param name="help">The id of the text that explains the field.</param>
    protected Dictionary<string, object> Marks(string field, string? help = null) => Outcome.Marks(Outcome, field, help);

    /// <summary>Gives an element the focus once the page has been drawn.</summary>
    /// <param name="selector">A CSS selector.</param>
    protected void Focus(string selector)
    {
        focus = selector;

        // A form calls its act from an event of its own, after which only the form would be drawn.
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is not { } selector || Busy) return;

        focus = null;
        try
        {
            await Scripts.InvokeVoidAsync("ketenPage.focus", selector);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone.
        }
    }

    private Outcome Unexpected(string at, Exception failure)
    {
        LogFailure(Loggers.CreateLogger(GetType()), failure, GetType().Name, at);
        return Outcome.Refused(at, SharedTexts["Failed"]);
    }

    [LoggerMessage(LogLevel.Error, "{Component} failed at {Place}")]
    private static partial void LogFailure(ILogger logger, Exception failure, string component, string place);
}
