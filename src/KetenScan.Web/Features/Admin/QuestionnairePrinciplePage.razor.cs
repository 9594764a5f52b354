using System.Globalization;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Viewer = KetenScan.Data.Access.Viewer;

namespace KetenScan.Web.Features.Admin;

/// <summary>The statements of one principle, with what a draft changes in them. In a draft they are edited, and stored together.</summary>
public sealed partial class QuestionnairePrinciplePage(QuestionnaireService service, IStringLocalizer<AdminTexts> L)
{
    private const string AtSave = "save";

    private readonly DraftWords words = new(L);
    private readonly HashSet<string> open = [];
    private readonly List<DraftStatement> removed = [];
    private ActForm? form;
    private (string Key, int Version, int Principle) shown;
    private DraftQuestionnaire? draft;
    private DraftSection? section;
    private DraftSection? stored;
    private DraftSection? origin;
    private IReadOnlyList<DraftDifference> differences = [];

    [Parameter]
    public required string Key { get; set; }

    [Parameter]
    public int Version { get; set; }

    /// <summary>The number of the principle.</summary>
    [Parameter]
    public int Principle { get; set; }

    [PersistentState]
    public ComparedQuestionnaire? Model { get; set; }

    private QuestionnaireView View => Model!.View;

    private bool IsDraft => View.PublishedAt is null;

    /// <summary>Whether there may be something that is not stored.</summary>
    private bool IsTouched => open.Count > 0 || !section!.IsSame(stored!);

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Key, Version, Principle)) return;

        // What another page passed on is of another moment.
        if (Model is null || shown != default) Model = await service.FindCompared(await Current.Get(), Key, Version);
        shown = (Key, Version, Principle);
        if (Model is null || !Enum.IsDefined((Domain.Questionnaires.Principle)Principle))
        {
            section = null;
            Navigation.NotFound();
            return;
        }

        SayNothing();
        Show(View);
    }

    protected override Outcome? Explain(string at, Exception failure) =>
        failure is ChangedMeanwhile<QuestionnaireView> ? Outcome.Refused(at, L["ChangedBeforeAct"]) : base.Explain(at, failure);

    private static string NameOf(DraftSection own) => $"{(int)own.Principle} {own.Name.In(CultureInfo.CurrentUICulture)}";

    private string AddressOf(DraftSection own) => $"{QuestionnairePage.Address(View)}/principles/{(int)own.Principle}";

    private DraftSection? Beside(int step) => draft!.Sections.SingleOrDefault(own => (int)own.Principle == Principle + step);

    private string OpenerOf(DraftStatement statement) => stored!.Find(statement.Code) is null ? "new-statement" : $"edit-{statement.Code}";

    private DraftStatement? OriginOf(DraftStatement statement) => origin?.Find(statement.Code);

    private bool IsNew(DraftStatement statement) => origin is not null && OriginOf(statement) is null;

    /// <summary>The statements that the version has of which this comes, or that were removed just now.</summary>
    private IEnumerable<DraftStatement> Gone() =>
        removed.Concat(origin?.Statements ?? []).DistinctBy(statement => statement.Code).Where(statement => section!.Find(statement.Code) is null);

    private void Show(QuestionnaireView view)
    {
        Model = Model! with { View = view };
        draft = DraftQuestionnaire.Of(view.Json);
        section = draft.Sections[Principle - 1];
        stored = DraftQuestionnaire.Of(view.Json).Sections[Principle - 1];
        origin = Model.Origin is { } from ? DraftQuestionnaire.Of(from.Json).Sections[Principle - 1] : null;
        differences = [];
        open.Clear();
        removed.Clear();
    }

    private void Open(DraftStatement statement)
    {
        open.Add(statement.Code);
        FocusOn(statement);
    }

    private void Close(DraftStatement statement)
    {
        open.Remove(statement.Code);
        SayNothing();
        if (stored!.Find(statement.Code) is { } before)
        {
            statement.Take(before);
            Focus($"[id='edit-{statement.Code}']");
        }
        else
        {
            section!.Statements.Remove(statement);
            Focus("#new-statement");
        }

        if (!IsTouched) form!.Forget();
    }

    private void CancelAll()
    {
        SayNothing();
        form?.Forget();
        Show(View);
        Focus("#statements");
    }

    private void Move(DraftStatement statement, int by)
    {
        var place = section!.Statements.IndexOf(statement);
        section.Statements.RemoveAt(place);
        section.Statements.Insert(place + by, statement);
        Touch();
        Focus($"[id='edit-{statement.Code}']");
    }

    private void Remove(DraftStatement statement)
    {
        removed.Add(statement);
        section!.Statements.Remove(statement);
        Touch();
        Focus($"[id='putback-{statement.Code}']");
    }

    private void PutBack(DraftStatement gone)
    {
        var place = (stored!.Find(gone.Code) is null ? origin : stored)?.Statements.FindIndex(own => own.Code == gone.Code) ?? -1;
        section!.Statements.Insert(place < 0 ? section.Statements.Count : Math.Min(place, section.Statements.Count), gone.Copy());
        Touch();
        Focus($"[id='edit-{gone.Code}']");
    }

    private void Add()
    {
        var added = section!.Add(origin);
        open.Add(added.Code);
        Touch();
        FocusOn(added);
    }

    private void FocusOn(DraftStatement statement) => Focus($"[id='{StatementCheck.IdOf(statement, Language.Default.Code)}']");

    /// <summary>Leaving the page asks for confirmation while something is not stored.</summary>
    private void Touch()
    {
        SayNothing();
        if (IsTouched) Work.Add(form!);
        else form!.Forget();
    }

    private async Task<bool> Save()
    {
        if (differences.Count > 0) return false;

        var wrong = new StatementCheck(L).Validate(section!).Errors;
        if (wrong.Count > 0)
        {
            open.UnionWith(section!.Statements
                .Where(statement => Language.All.Any(language => wrong.Exists(error => error.PropertyName == StatementCheck.IdOf(statement, language.Code))))
                .Select(statement => statement.Code));
            Refuse(Outcome.Wrong(AtSave, wrong.Select(error => (error.PropertyName, error.ErrorMessage))));
            return false;
        }

        var isStored = false;
        await Run(AtSave, async viewer =>
        {
            isStored = await Store(viewer);
            return true;
        });
        return isStored;
    }

    /// <summary>Stores the draft, merged with what somebody else stored meanwhile. Where both changed the same text, the user chooses.</summary>
    private async Task<bool> Store(Viewer viewer)
    {
        while (true)
        {
            try
            {
                if (await service.Save(viewer, View, draft!.Json()) is not { } view)
                {
                    Refuse(Outcome.Refused(AtSave, L["GoneMeanwhile"]));
                    return false;
                }

                Show(view);
                Say(AtSave, L["Saved"]);
                return true;
            }
            catch (ChangedMeanwhile<QuestionnaireView> meanwhile)
            {
                differences = draft!.Merge(DraftQuestionnaire.Of(View.Json), DraftQuestionnaire.Of(meanwhile.Theirs.Json));
                Model = Model! with { View = meanwhile.Theirs };
                if (differences.Count > 0) return false;
            }
        }
    }

    private IEnumerable<Disagreement> Differences() => differences.Select(one => new Disagreement(NameOf(one), Shown(one.Mine), Shown(one.Theirs)));

    private string NameOf(DraftDifference one) =>
        one.Code is null ? one.Section.Name.In(CultureInfo.CurrentUICulture) : $"{L["Statement", one.Code]}, {L.NameOf(Language.Of(one.Language))}";

    private string Shown(string text) => text.Length == 0 ? L["Empty"] : text;

    private Task KeepMine() => Chosen();

    private Task KeepTheirs()
    {
        foreach (var one in differences) one.TakeTheirs();
        return Chosen();
    }

    /// <summary>Stores the chosen version; changes made by only one of the two are stored in any case.</summary>
    private async Task Chosen()
    {
        differences = [];
        if (await Save()) form?.Forget();
        Focus("#statements");
    }
}
