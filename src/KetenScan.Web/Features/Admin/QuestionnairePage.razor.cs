using System.Globalization;
using KetenScan.Domain;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Viewer = KetenScan.Data.Access.Viewer;

namespace KetenScan.Web.Features.Admin;

/// <summary>One version of a questionnaire: a draft to edit, each change stored at once, or a published one to read.</summary>
public sealed partial class QuestionnairePage(QuestionnaireService service, UnsavedInput work, IStringLocalizer<AdminTexts> L) : IDisposable
{
    private const string AtTop = "top";

    private readonly DialogOptions dialogOptions = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
    private MudDialog? dialog;
    private DraftQuestionnaire? draft;
    private IReadOnlyList<DraftDifference> differences = [];
    private Question question;
    private bool asking;
    private bool changed;
    private bool saving;
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

    public void Dispose() => work.Remove(this);

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Key != Key || View.Version != Version) (View, draft) = (await service.Find(await Current.Get(), Key, Version), null);
        if (View is null)
        {
            Navigation.NotFound();
            return;
        }

        draft ??= DraftQuestionnaire.Of(View.Json);
    }

    protected override Outcome? Explain(string at, Exception failure) => failure switch
    {
        FileRefused unfinished => Outcome.Refused(
            at,
            [L["NotFinished"], .. unfinished.Problems.Select(problem => problem.Say(new ReportTexts(CultureInfo.CurrentUICulture)))]),
        ChangedMeanwhile<QuestionnaireView> => Outcome.Refused(at, L["ChangedBeforeAct"]),
        _ => base.Explain(at, failure),
    };

    private string Shown(string text) => text.Length == 0 ? L["Empty"] : text;

    private static string AtOf(DraftSection section) => $"p{(int)section.Principle}";

    private void Ask(Question about)
    {
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
        var done = await Run(AtTop, async viewer => (View = await service.Publish(viewer, View!) ?? View) is { PublishedAt: not null }, () => L["Published"]);
        if (done) Focus("h1");
    }

    private Task<bool> Discard() => Run(AtTop, async viewer =>
    {
        // If somebody else discarded it already, that is fine too.
        await service.Discard(viewer, View!);
        work.Remove(this);
        GoAndTell("admin/questionnaires", new PageMessage(L["Discarded", View!.Key, View.Version]));
        return true;
    });

    /// <summary>Stores the draft. A change made while this is running is stored after it.</summary>
    private async Task Save(DraftSection section)
    {
        changed = true;
        work.Add(this);
        if (saving || differences.Count > 0) return;

        saving = true;
        try
        {
            while (changed)
            {
                changed = false;
                if (!await Run(AtOf(section), viewer => Store(viewer, AtOf(section)))) return;
            }
        }
        finally
        {
            saving = false;
        }

        if (differences.Count == 0 && Outcome is null or { IsRefusal: false }) work.Remove(this);
    }

    /// <summary>Stores the draft, merged with what somebody else stored meanwhile. Where both changed the same text, the user chooses.</summary>
    private async Task<bool> Store(Viewer viewer, string at)
    {
        try
        {
            if (await service.Save(viewer, View!, draft!.Json()) is not { } stored)
            {
                Refuse(Outcome.Refused(at, L["GoneMeanwhile"]));
                return true;
            }

            View = stored;
            Say(at, L["Saved"]);
        }
        catch (ChangedMeanwhile<QuestionnaireView> meanwhile)
        {
            differences = draft!.Merge(DraftQuestionnaire.Of(View!.Json), DraftQuestionnaire.Of(meanwhile.Theirs.Json));
            View = meanwhile.Theirs;
            changed = differences.Count == 0;
        }

        return true;
    }

    private IEnumerable<Disagreement> Differences() => differences.Select(one => new Disagreement(NameOf(one), Shown(one.Mine), Shown(one.Theirs)));

    private string NameOf(DraftDifference one)
    {
        if (one.Code is null) return one.Section.Name.In(CultureInfo.CurrentUICulture);

        return $"{L["Statement", one.Code]}, {L.NameOf(Language.Of(one.Language))}";
    }

    private Task KeepMine() => Chosen();

    private Task KeepTheirs()
    {
        foreach (var one in differences) one.TakeTheirs();
        return Chosen();
    }

    /// <summary>Stores the chosen version; changes made by only one of the two are stored in any case.</summary>
    private async Task Chosen()
    {
        var section = differences[0].Section;
        differences = [];
        await Save(section);
        Focus("h1");
    }
}
