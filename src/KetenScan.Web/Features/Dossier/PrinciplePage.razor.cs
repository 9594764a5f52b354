using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Dossier;

/// <summary>The dossier of one principle. A check that is not met links here with the kind of fact in the query string.</summary>
public sealed partial class PrinciplePage(DossierService service, UnsavedInput work, IStringLocalizer<DossierTexts> L)
{
    /// <summary>How many entries of a kind are shown at first.</summary>
    private const int Few = 6;

    private readonly IReadOnlyDictionary<Principle, string> names = PrincipleNames.In(CultureInfo.CurrentUICulture);
    private readonly FactTexts facts = new(CultureInfo.CurrentUICulture);
    private readonly HashSet<Type> showsAll = [];
    private FactWords words = null!;
    private FactForm? form;
    private EntryView? undo;
    private string? added;
    private int shown;

    [Parameter]
    public required string Slug { get; set; }

    [Parameter]
    public int Number { get; set; }

    /// <summary>The kind of fact to add.</summary>
    [SupplyParameterFromQuery(Name = "add")]
    public string? Kind { get; set; }

    [PersistentState]
    public DossierView? View { get; set; }

    private Principle About => (Principle)Number;

    protected override async Task OnParametersSetAsync()
    {
        if (!Enum.IsDefined(About))
        {
            Navigation.NotFound();
            return;
        }

        if (shown != Number)
        {
            (shown, form, undo) = (Number, null, null);
            SayNothing();
        }

        if (View?.Slug != Slug) await Load();
        else words = View.Words(CultureInfo.CurrentUICulture);
        if (View is not { Keeps: true } || Kind == added) return;

        added = Kind;
        if (FactKinds.Named(Kind) is { } kind && FactKinds.On(About).Contains(kind)) Add(kind);
    }

    private static IEnumerable<Type> ChildrenOf(Type kind) =>
        FactKinds.All.Where(child => FactField.Of(child).Any(field => field.IsNeeded && field.RefersTo == kind)
            && FactKinds.On(Enum.GetValues<Principle>().First(principle => FactKinds.On(principle).Contains(kind))).Contains(child));

    private async Task Load()
    {
        View = await service.Find(await Current.Get(), Slug);
        if (View is null) Navigation.NotFound();
        else words = View.Words(CultureInfo.CurrentUICulture);
    }

    private bool IsEndorsed(EntryView ambition, DossierPartner partner) =>
        View!.Of(typeof(Endorsement)).Any(entry => entry.Fact is Endorsement own && own.AmbitionId == ambition.Id && own.PartnerId == partner.Id);

    /// <summary>Opens a form for a new fact. What it belongs to is filled in when it is given, or when there is only one.</summary>
    private void Add(Type kind, EntryView? to = null)
    {
        var fresh = FactForm.New(kind, View!.Today, to?.Id);
        foreach (var field in fresh.Fields.Where(field => field is { Kind: FieldKind.Reference, IsNeeded: true }))
        {
            var fitting = View.Entries.Where(entry => !entry.IsArchived && entry.Fact.GetType() == field.RefersTo).ToList();
            fresh[field] = to?.Fact.GetType() == field.RefersTo ? $"{to!.Id}" : fitting.Count == 1 ? $"{fitting[0].Id}" : null;
        }

        Write(fresh);
    }

    private void Change(EntryView entry) => Write(FactForm.Of(entry));

    /// <summary>Opens a form, unless the open one has unsaved input.</summary>
    private void Write(FactForm what)
    {
        Focus("#formtitle");
        if (form is not null && work.Any)
        {
            Refuse(Outcome.Refused(form.Kind.Name, SharedTexts["StillTyping"]));
            return;
        }

        (form, undo) = (what, null);
        SayNothing();
    }

    private async Task Saved()
    {
        var own = form!;
        await Load();
        (form, undo) = (null, null);
        Say(own.Kind.Name, L["Saved"]);
        Focus(own.IsNew ? $"#add-{own.Kind.Name}" : $"#change-{own.Id:N}");
    }

    private async Task Close()
    {
        var own = form!;
        await Load(); // the user may have chosen the other version
        form = null;
        Focus(own.IsNew ? $"#add-{own.Kind.Name}" : $"#change-{own.Id:N}");
    }

    private async Task Archive(EntryView entry)
    {
        var kind = entry.Fact.GetType().Name;
        undo = null;
        if (!await Run(kind, viewer => Put(viewer, entry, archived: true), () => L["ArchivedOne", words.TitleOf(entry.Fact)])) return;

        undo = View!.Entries.Single(own => own.Id == entry.Id);
        Focus("#undo");
    }

    private async Task Restore(EntryView entry)
    {
        undo = null;
        if (await Run(
            entry.Fact.GetType().Name,
            viewer => Put(viewer, entry, archived: false),
            () => L["RestoredOne", words.TitleOf(entry.Fact)])) Focus($"#change-{entry.Id:N}");
    }

    private async Task<bool> Put(Data.Access.Viewer viewer, EntryView entry, bool archived)
    {
        try
        {
            return await service.Archive(viewer, Slug, entry, archived);
        }
        finally
        {
            // Also after a conflict: then the page shows the other version.
            await Load();
        }
    }

    private async Task Endorse(EntryView ambition, DossierPartner partner)
    {
        undo = null;
        var done = await Run(
            nameof(Ambition),
            async viewer =>
            {
                if (!await service.Endorse(viewer, Slug, ambition.Id, partner.Id)) return false;

                await Load();
                return true;
            },
            () => L["Endorsed", partner.Name]);
        if (done) Focus($"#{nameof(Ambition)}");
    }

    /// <summary>The page shows what somebody else made of an entry, so no reload is needed.</summary>
    protected override Outcome? Explain(string at, Exception failure) =>
        failure is RuleBroken { Rule: Rule.SomebodyElseChangedIt } ? Outcome.Refused(at, L["ChangedBeforeArchiving"]) : base.Explain(at, failure);
}
