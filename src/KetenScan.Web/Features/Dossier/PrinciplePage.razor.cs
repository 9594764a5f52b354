using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Dossier;

/// <summary>What is on record about one principle. A check that is not met leads here with the kind in the address.</summary>
public sealed partial class PrinciplePage(CurrentViewer current, DossierService service, NavigationManager navigation, IStringLocalizer<DossierTexts> L, IStringLocalizer<RuleTexts> ruleTexts)
{
    /// <summary>So many of a kind are shown at first.</summary>
    private const int Few = 6;

    /// <summary>In megabytes.</summary>
    private const int LargestUpload = 10;

    private readonly IReadOnlyDictionary<Principle, string> names = PrincipleNames.In(CultureInfo.CurrentUICulture);
    private readonly FactTexts facts = new(CultureInfo.CurrentUICulture);
    private readonly HashSet<Type> showsAll = [];
    private Dictionary<string, string> problems = [];
    private FactWords words = null!;
    private FactForm? form;
    private ElementReference formTitle;
    private bool formOpened;
    private ChangedMeanwhile<EntryView>? conflict;
    private Fact? mine;
    private EntryView? undo;
    private string? problem;
    private string? said;
    private bool busy;
    private string? added;

    [Parameter]
    public required string Slug { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>The kind of fact to write.</summary>
    [SupplyParameterFromQuery(Name = "add")]
    public string? Kind { get; set; }

    [PersistentState]
    public DossierView? View { get; set; }

    private Principle About => (Principle)Number;

    private bool Waits => busy || !RendererInfo.IsInteractive;

    private List<(Type Kind, Guid Id, string Title)> Others =>
        [.. View!.Entries.Where(entry => !entry.IsArchived).Select(entry => (entry.Fact.GetType(), entry.Id, words.TitleOf(entry.Fact)))];

    private RenderFragment Editor => builder =>
    {
        builder.OpenComponent<FactEditor>(0);
        builder.AddComponentParameter(1, nameof(FactEditor.Slug), Slug);
        builder.AddComponentParameter(2, nameof(FactEditor.Form), form!);
        builder.AddComponentParameter(3, nameof(FactEditor.Partners), View!.Partners);
        builder.AddComponentParameter(4, nameof(FactEditor.Others), Others);
        builder.AddComponentParameter(5, nameof(FactEditor.Problems), problems);
        builder.AddComponentParameter(6, nameof(FactEditor.Save), EventCallback.Factory.Create(this, Save));
        builder.AddComponentParameter(7, nameof(FactEditor.Cancel), EventCallback.Factory.Create(this, () => Write(null)));
        builder.AddComponentParameter(8, nameof(FactEditor.Upload), EventCallback.Factory.Create<(FactField Field, IBrowserFile File)>(this, Upload));
        builder.AddComponentParameter(9, nameof(FactEditor.Busy), busy);
        builder.CloseComponent();
    };

    protected override async Task OnParametersSetAsync()
    {
        if (!Enum.IsDefined(About))
        {
            navigation.NotFound();
            return;
        }

        if (View?.Slug != Slug) await Load();
        else words = View.Words(CultureInfo.CurrentUICulture);
        if (View is not { Keeps: true } || Kind == added) return;

        added = Kind;
        if (FactKinds.Named(Kind) is { } kind && FactKinds.On(About).Contains(kind)) Add(kind);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!formOpened || form is null) return;

        formOpened = false;
        await formTitle.FocusAsync();
    }

    private static IEnumerable<Type> ChildrenOf(Type kind) =>
        FactKinds.All.Where(child => FactField.Of(child).Any(field => field.IsNeeded && field.RefersTo == kind) && FactKinds.On(Enum.GetValues<Principle>().First(principle => FactKinds.On(principle).Contains(kind))).Contains(child));

    private async Task Load()
    {
        View = await service.Find(await current.Get(), Slug);
        if (View is null) navigation.NotFound();
        else words = View.Words(CultureInfo.CurrentUICulture);
    }

    private bool IsEndorsed(EntryView ambition, DossierPartner partner) =>
        View!.Of(typeof(Endorsement)).Any(entry => entry.Fact is Endorsement own && own.AmbitionId == ambition.Id && own.PartnerId == partner.Id);

    /// <summary>A form for something new; what it belongs to is filled in where that is known, or there is only one.</summary>
    private void Add(Type kind, EntryView? to = null)
    {
        var fresh = FactForm.New(kind, View!.Today);
        foreach (var field in fresh.Fields.Where(field => field is { Kind: FieldKind.Reference, IsNeeded: true }))
        {
            var fitting = Others.Where(other => other.Kind == field.RefersTo).ToList();
            fresh[field] = to?.Fact.GetType() == field.RefersTo ? $"{to!.Id}" : fitting.Count == 1 ? $"{fitting[0].Id}" : null;
        }

        Write(fresh);
    }

    private void Change(EntryView entry) => Write(FactForm.Of(entry));

    private void Write(FactForm? what)
    {
        (form, problems, problem, said, undo, conflict, formOpened) = (what, [], null, null, null, null, what is not null);
    }

    private async Task Save()
    {
        mine = form!.Read(out var unreadable);
        problems = unreadable.ToDictionary(name => name, _ => L["Unreadable"].Value);
        if (problems.Count > 0) return;
        if (!await Do(async () => await service.Save(await current.Get(), Slug, form.Id, form.Version, mine))) return;

        Write(null);
        said = L["Saved"];
    }

    /// <summary>Over what somebody else made of it, now that both were seen.</summary>
    private async Task SaveMine()
    {
        var (theirs, what) = (conflict!.Theirs, mine!);
        if (!await Do(async () => await service.Save(await current.Get(), Slug, theirs.Id, theirs.Version, what))) return;

        Write(null);
        said = L["Saved"];
    }

    private IEnumerable<Disagreement> Differences() =>
        from field in FactField.Of(mine!.GetType())
        where !field.IsSame(mine, conflict!.Theirs.Fact)
        select new Disagreement(words.NameOf(mine.GetType(), field), words.Value(field, mine), words.Value(field, conflict!.Theirs.Fact));

    private async Task TakeTheirs()
    {
        Write(null);
        await Load();
    }

    private async Task Archive(EntryView entry)
    {
        if (!await Do(async () => await service.Archive(await current.Get(), Slug, entry, archived: true))) return;

        Write(null);
        said = L["ArchivedOne", words.TitleOf(entry.Fact)];
        undo = View!.Entries.Single(own => own.Id == entry.Id);
    }

    private async Task Restore(EntryView entry)
    {
        if (!await Do(async () => await service.Archive(await current.Get(), Slug, entry, archived: false))) return;

        Write(null);
        said = L["RestoredOne", words.TitleOf(entry.Fact)];
    }

    private async Task Endorse(EntryView ambition, DossierPartner partner)
    {
        if (await Do(async () => await service.Endorse(await current.Get(), Slug, ambition.Id, partner.Id))) said = L["Endorsed", partner.Name];
    }

    private async Task Upload((FactField Field, IBrowserFile File) picked)
    {
        (problems, busy) = ([], true);
        try
        {
            var content = await picked.File.ReadAll(LargestUpload);
            if (await service.Upload(await current.Get(), Slug, form!.Kind, picked.File.Name, content) is { } id) form[picked.Field] = $"{id}";
            else navigation.NotFound();
        }
        catch (UploadRefused refused)
        {
            problems = new() { [picked.Field.Name] = L[refused.Problem.ToString(), refused.Limit] };
        }
        finally
        {
            busy = false;
        }
    }

    /// <summary>Does it and loads anew; what was typed stays when it is refused.</summary>
    private async Task<bool> Do(Func<Task<bool>> work)
    {
        (problem, said, undo, busy) = (null, null, null, true);
        try
        {
            if (await work()) await Load();
            else navigation.NotFound();
            return true;
        }
        catch (FactRefused refused)
        {
            problems = refused.Problems.DistinctBy(one => one.Field).ToDictionary(one => one.Field, one => ruleTexts[one.Rule.ToString()].Value);
        }
        catch (ChangedMeanwhile<EntryView> changed)
        {
            conflict = changed;
        }
        catch (RuleBroken broken)
        {
            problem = ruleTexts[broken.Rule.ToString()];
        }
        finally
        {
            busy = false;
        }

        return false;
    }
}
