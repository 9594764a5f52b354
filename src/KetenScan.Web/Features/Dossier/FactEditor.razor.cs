using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace KetenScan.Web.Features.Dossier;

public sealed partial class FactEditor
{
    private const string AtSave = "save";

    /// <summary>In megabytes.</summary>
    private const int LargestUpload = 10;

    private readonly FactTexts texts = new(CultureInfo.CurrentUICulture);
    private ActForm? form;
    private ChangedMeanwhile<EntryView>? conflict;

    [Parameter, EditorRequired]
    public required FactForm Form { get; set; }

    [Parameter, EditorRequired]
    public required DossierView View { get; set; }

    /// <summary>Raised once the fact is stored.</summary>
    [Parameter, EditorRequired]
    public EventCallback Saved { get; set; }

    /// <summary>Raised when editing is cancelled.</summary>
    [Parameter, EditorRequired]
    public EventCallback Cancel { get; set; }

    private FactWords Words => View.Words(CultureInfo.CurrentUICulture);

    protected override Outcome? Explain(string at, Exception failure) => failure switch
    {
        FactRefused refused => Wrong(refused.Problems.Select(one => (one.Field, RuleTexts[one.Rule.ToString()].Value))),
        UploadRefused refused => Outcome.Wrong(at, [(at, L[refused.Problem.ToString(), refused.Limit])]),
        _ => base.Explain(at, failure),
    };

    private string IdOf(string field) => $"{Form.Kind.Name}-{field}";

    /// <summary>The invalid fields, in the order of the form.</summary>
    private Outcome Wrong(IEnumerable<(string Field, string Problem)> problems)
    {
        var order = Form.Fields.Select(field => field.Name).ToList();
        return Outcome.Wrong(AtSave, problems.OrderBy(one => order.IndexOf(one.Field)).Select(one => (IdOf(one.Field), one.Problem)));
    }

    private async Task<bool> Save(int seen)
    {
        var fact = Form.Read(out var unreadable);
        if (unreadable.Count > 0)
        {
            Refuse(Wrong(unreadable.Select(field => (field, L["Unreadable"].Value))));
            return false;
        }

        conflict = null;
        var known = await Run(AtSave, async viewer =>
        {
            try
            {
                return await Dossiers.Save(viewer, View.Slug, Form.Id, seen, fact);
            }
            catch (ChangedMeanwhile<EntryView> changed)
            {
                // No conflict when both made the same changes.
                if (changed.Theirs.IsArchived || Differences(changed.Theirs).Any()) conflict = changed;
                return true;
            }
        });
        if (!known || conflict is not null) return false;

        await Saved.InvokeAsync();
        return true;
    }

    private IEnumerable<Disagreement> Differences(EntryView theirs)
    {
        var mine = Form.Read(out _);
        var fields =
            from field in Form.Fields
            where !field.IsSame(mine, theirs.Fact)
            select new Disagreement(Words.NameOf(Form.Kind, field), Words.Value(field, mine), Words.Value(field, theirs.Fact));
        return theirs.IsArchived ? fields.Append(new Disagreement(L["EntryState"], L["EntryKept"], L["EntryArchived"])) : fields;
    }

    private async Task KeepMine()
    {
        if (!await form!.LeadsToUnread()) await Save(conflict!.Theirs.Version);
    }

    private bool IsPicture => Form.Kind == typeof(Story);

    private void TakeAway(FactField field, bool wasTaken)
    {
        SayNothing();
        if (!wasTaken) return;

        Form[field] = null;
        Work.Add(form!);
    }

    private Task<bool> Upload(FactField field, IBrowserFile file)
    {
        var id = IdOf(field.Name);
        return Run(
            id,
            async viewer =>
            {
                var content = await file.ReadAll(LargestUpload);
                if (await Dossiers.Upload(viewer, View.Slug, Form.Kind, file.Name, content) is not { } kept) return false;

                Form[field] = $"{kept}";
                return true;
            },
            () => L["UploadTaken"]);
    }

    private void Tick(FactField field, Guid partner, bool ticked)
    {
        if (ticked) Form.Chosen(field).Add(partner);
        else Form.Chosen(field).Remove(partner);
    }

    private IEnumerable<(string Value, string Name)> Options(FactField field) => field.Kind switch
    {
        FieldKind.Choice => Enum.GetNames(field.Type).Select(name => (name, texts[$"Choice{field.Type.Name}{name}"])),
        FieldKind.Partner => View.Partners
            .Where(partner => partner.IsActive || Form[field] == $"{partner.Id}")
            .Select(partner => ($"{partner.Id}", partner.Name)),
        _ => View.Entries
            .Where(entry => !entry.IsArchived && entry.Fact.GetType() == field.RefersTo)
            .Select(entry => ($"{entry.Id}", Words.TitleOf(entry.Fact))),
    };
}
