using KetenScan.Data.Access;
using KetenScan.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace KetenScan.Web.Shared;

/// <summary>A page or component with actions.</summary>
/// <remarks>Runs one action at a time. Its outcome is shown beside the pressed button, and input is kept when it fails.</remarks>
public abstract partial class ActingComponent : ComponentBase
{
    private string? focus;

    [Inject]
    public required CurrentViewer Current { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required UnsavedInput Work { get; set; }

    [Inject]
    public required PageMessages PageMessages { get; set; }

    [Inject]
    public required ChainNavigation ChainNavigation { get; set; }

    [Inject]
    public required IJSRuntime Scripts { get; set; }

    [Inject]
    public required IStringLocalizer<RuleTexts> RuleTexts { get; set; }

    [Inject]
    public required IStringLocalizer<SharedTexts> SharedTexts { get; set; }

    [Inject]
    public required ILoggerFactory Loggers { get; set; }

    /// <summary>The outcome of the last action; starting an action clears it.</summary>
    protected Outcome? Outcome { get; private set; }

    /// <summary>Whether an action is running; no other is started meanwhile.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Whether the form asks the signed-in user for the password, because an action was refused without it.</summary>
    protected bool AsksReauthentication { get; set; }

    /// <summary>Whether the page is not interactive yet: a click or input before that would be lost.</summary>
    protected bool Waits => !RendererInfo.IsInteractive;

    /// <summary>Runs an action, and shows its outcome beside the pressed button.</summary>
    /// <param name="at">The place of the outcome, as its <see cref="Said"/> names it.</param>
    /// <param name="act">The action; returns false when its subject does not exist for the viewer (any more).</param>
    /// <param name="done">The message on success; null for no message.</param>
    /// <returns>Whether it succeeded. A second click during the action does nothing and returns false.</returns>
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
            ChainNavigation.TellActed();
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

    /// <summary>The message for a refusal; null for an unexpected failure.</summary>
    protected virtual Outcome? Explain(string at, Exception failure)
    {
        if (failure is RuleBroken { Rule: Rule.ReauthenticationIsNeeded })
        {
            AsksReauthentication = true;
            Focus("#again");
        }

        return failure is RuleBroken broken ? Outcome.Refused(at, RuleTexts[broken.Rule.ToString()])
            : Conflict.Is(failure) ? Outcome.Refused(at, RuleTexts[nameof(Rule.SomebodyElseChangedIt)])
            : null;
    }

    /// <summary>Shows why nothing was done. The first invalid field gets the focus.</summary>
    protected void Refuse(Outcome outcome)
    {
        Outcome = outcome;
        if (outcome.Fields.Count > 0) Focus($"[id='{outcome.Fields.Keys.First()}']");
        StateHasChanged();
    }

    /// <summary>Shows at the top of the page what happened, with the next step. The heading gets the focus, as after navigation.</summary>
    protected void Tell(PageMessage message)
    {
        PageMessages.Tell(message, new Uri(Navigation.Uri).AbsolutePath);
        Focus("h1");
    }

    /// <summary>Navigates to another page and shows there what happened. Unsaved input on this page is discarded without confirmation.</summary>
    protected void GoAndTell(string address, PageMessage message)
    {
        Work.Clear();
        PageMessages.Tell(message, Navigation.ToAbsoluteUri(address).AbsolutePath);
        Navigation.NavigateTo(address);
    }

    protected void Say(string at, string words)
    {
        Outcome = new Outcome(at, words);
        StateHasChanged();
    }

    protected void SayNothing() => Outcome = null;

    /// <summary>Attributes that connect a field with its error and its help text.</summary>
    /// <param name="field">The id of the field, as in the outcome.</param>
    /// <param name="help">The id of the help text.</param>
    protected Dictionary<string, object> Marks(string field, string? help = null) => Outcome.Marks(Outcome, field, help);

    /// <summary>Sets the focus after the page has rendered.</summary>
    /// <param name="selector">A CSS selector.</param>
    protected void Focus(string selector)
    {
        focus = selector;

        // A form runs its action in its own event, after which only the form would be rendered.
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
            // The browser has closed the page.
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
