using System.Globalization;
using KetenScan.Domain;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace KetenScan.Web.Features.Admin;

/// <summary>One version of a questionnaire: a draft to work on, each change stored at once, or a published one to read.</summary>
public sealed partial class QuestionnairePage(
    CurrentViewer current,
    QuestionnaireService service,
    NavigationManager navigation,
    IStringLocalizer<AdminTexts> L,
    IStringLocalizer<RuleTexts> ruleTexts,
    ILogger<QuestionnairePage> logger)
{
    private readonly DialogOptions dialogOptions = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
    private MudDialog? dialog;
    private DraftQuestionnaire? draft;
    private IReadOnlyList<string> problems = [];
    private string status = "";
    private Question question;
    private bool asking;
    private bool busy;
    private bool previewing;

    private enum Question
    {
        Publish,
        Discard,
    }

    [Parameter]
    public required string Key { get; set; }

    [Parameter]
    public int Version { get; set; }

    [PersistentState]
    public QuestionnaireView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Key != Key || View.Version != Version) View = await service.Find(await current.Get(), Key, Version);
        if (View is null)
        {
            navigation.NotFound();
            return;
        }

        draft ??= DraftQuestionnaire.Of(View.Json);
    }

    private string Shown(string text) => text.Length == 0 ? L["Empty"] : text;

    private void Ask(Question about)
    {
        question = about;
        asking = true;
    }

    private async Task Confirm()
    {
        await dialog!.CloseAsync();
        if (question == Question.Publish)
        {
            await Do(async viewer => View = await service.Publish(viewer, View!) ?? View, L["Published"]);
            return;
        }

        await Do(viewer => service.Discard(viewer, View!), "");
        if (problems.Count == 0) navigation.NavigateTo("/admin/questionnaires");
    }

    private Task Save() => Do(async viewer => View = await service.Save(viewer, View!, draft!.Json()) ?? View, L["Saved"]);

    private async Task Do(Func<Data.Access.Viewer, Task> work, string done)
    {
        busy = true;
        problems = [];
        status = "";
        try
        {
            await work(await current.Get());
            status = done;
        }
        catch (RuleBroken broken)
        {
            problems = [ruleTexts[broken.Rule.ToString()]];
        }
        catch (FileRefused unfinished)
        {
            var texts = new ReportTexts(CultureInfo.CurrentUICulture);
            problems = [L["NotFinished"], .. unfinished.Problems.Select(problem => problem.Say(texts))];
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, failure, Key, Version);
            problems = [L["NotSaved"]];
        }
        finally
        {
            busy = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Questionnaire {Key} {Version} was not stored")]
    private static partial void LogFailure(ILogger logger, Exception failure, string key, int version);
}
