using System.Globalization;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Viewer = KetenScan.Data.Access.Viewer;

namespace KetenScan.Web.Features.Admin;

/// <summary>One version of a questionnaire: a draft with what it changes in each principle, or a published one to read.</summary>
public sealed partial class QuestionnairePage(QuestionnaireService service, IStringLocalizer<AdminTexts> L)
{
    private const string AtTop = "top";

    private readonly DialogOptions dialogOptions = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
    private readonly DraftWords words = new(L);
    private MudDialog? dialog;
    private DraftQuestionnaire? draft;
    private DraftQuestionnaire? origin;
    private Question question;
    private bool asking;
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
    public ComparedQuestionnaire? Model { get; set; }

    private QuestionnaireView View => Model!.View;

    private bool IsDraft => View.PublishedAt is null;

    protected override async Task OnParametersSetAsync()
    {
        if (Model?.View.Key != Key || Model.View.Version != Version)
            (Model, draft, previewing) = (await service.FindCompared(await Current.Get(), Key, Version), null, false);
        if (Model is null)
        {
            Navigation.NotFound();
            return;
        }

        draft ??= DraftQuestionnaire.Of(View.Json);
        origin = Model.Origin is { } from ? DraftQuestionnaire.Of(from.Json) : null;
    }

    protected override Outcome? Explain(string at, Exception failure) => failure switch
    {
        FileRefused unfinished => Outcome.Refused(
            at,
            [L["NotFinished"], .. unfinished.Problems.Select(problem => problem.Say(new ReportTexts(CultureInfo.CurrentUICulture)))]),
        ChangedMeanwhile<QuestionnaireView> => Outcome.Refused(at, L["ChangedBeforeAct"]),
        _ => base.Explain(at, failure),
    };

    internal static string Address(QuestionnaireView view) => $"admin/questionnaires/{Uri.EscapeDataString(view.Key)}/{view.Version}";

    private static string NameOf(DraftSection section) => $"{(int)section.Principle} {section.Name.In(CultureInfo.CurrentUICulture)}";

    private string Address(DraftSection section) => $"{Address(View)}/principles/{(int)section.Principle}";

    private DraftChange? ChangeOf(DraftSection section) => origin is null ? null : DraftChange.Of(section, origin[section.Principle]);

    private string Total()
    {
        var all = L["PrinciplesAndStatements", draft!.Sections.Count, draft.Sections.Sum(section => section.Statements.Count)];
        return DraftChange.Of(draft, origin) is { } change ? $"{all} · {words.Total(change)}" : all;
    }

    private string Shown(string text) => text.Length == 0 ? L["Empty"] : text;

    private void Ask(Question about)
    {
        SayNothing();
        List<string> missing = [.. draft!.Sections.SelectMany(words.Missing)];
        if (about == Question.Publish && missing.Count > 0)
        {
            Refuse(Outcome.Refused(AtTop, [L["NotFinished"], .. missing]));
            return;
        }

        question = about;
        asking = true;
    }

    private async Task Confirm()
    {
        await dialog!.CloseAsync();
        if (question == Question.Publish) await Publish();
        else await Discard();
    }

    private async Task Publish()
    {
        var done = await Run(AtTop, async viewer =>
        {
            if (await service.Publish(viewer, View) is not { } published) return false;

            Model = Model! with { View = published };
            return true;
        }, () => L["Published"]);
        if (done) Focus("h1");
    }

    private Task<bool> Discard() => Run(AtTop, async viewer =>
    {
        // If somebody else discarded it already, that is fine too.
        var discarded = View;
        await service.Discard(viewer, discarded);
        GoAndTell("admin/questionnaires", new PageMessage(L["Discarded", discarded.Key, discarded.Version], Undo: who => Restore(who, discarded)));
        return true;
    });

    private async Task<bool> Restore(Viewer viewer, QuestionnaireView discarded)
    {
        if (await service.Restore(viewer, discarded) is not { } version) return false;

        GoAndTell(
            $"admin/questionnaires/{Uri.EscapeDataString(version.Key)}/{version.Version}",
            new PageMessage(L["DraftRestored", version.Key, version.Version]));
        return true;
    }
}
