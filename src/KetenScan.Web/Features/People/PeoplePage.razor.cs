using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.People;

/// <summary>Who takes part in the chain: organisations, their people, and consultants.</summary>
public sealed partial class PeoplePage(PeopleService service, AccountService accounts, PrivacyService privacy, IStringLocalizer<PeopleTexts> L)
{
    private const string AtPartners = "partners";
    private const string AtNewPartner = "new-partner";
    private const string AtPeople = "people";
    private const string AtNewPerson = "new-person";

    private CorrectionDialog? correct;
    private RemovePersonDialog? removing;
    private Func<Task>? undo;
    private Guid? leaving;
    private DateOnly leftOn;
    private DateOnly joined;
    private string? organisation;
    private string? askedOrganisation;
    private string? near;
    private string? name;
    private string? email;
    private Guid partnerId;
    private Level level;
    private string? askedName;
    private PersonRow? namesake;
    private string? link;

    [Parameter]
    public required string Slug { get; set; }

    [PersistentState]
    public PeopleView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug != Slug) await Load();
        if (View is null) return;

        joined = View.Today;
        partnerId = FirstPartner;
    }

    private Guid FirstPartner => View!.Partners.FirstOrDefault(partner => partner.IsActive)?.Id ?? Guid.Empty;

    private async Task Load()
    {
        View = await service.Find(await Current.Get(), Slug);
        if (View is null) Navigation.NotFound();
    }

    private string Since(PartnerRow partner) => partner.Left is { } left
        ? L["FromTo", Format.Date(partner.Joined, CultureInfo.CurrentCulture), Format.Date(left, CultureInfo.CurrentCulture)]
        : L["Since", Format.Date(partner.Joined, CultureInfo.CurrentCulture)];

    /// <summary>Makes a change and loads the page again; <paramref name="back"/> can undo it.</summary>
    private Task<bool> Change(string at, Func<Data.Access.Viewer, Task<bool>> act, Func<string> done, Func<Task>? back = null)
    {
        (undo, link, list) = (null, null, null);
        return Run(at, async viewer =>
        {
            if (!await act(viewer)) return false;

            await Load();
            undo = back;
            return true;
        }, done);
    }

    private async Task Corrected((CorrectionDialog.Correct What, string Words) done)
    {
        (undo, link, list) = (null, null, null);
        await Load();
        Say(done.What is CorrectionDialog.Correct.Person or CorrectionDialog.Correct.People ? AtPeople : AtPartners, done.Words);
    }

    private async Task<bool> AddPartner()
    {
        var added = Organisation.Written(organisation ?? "");
        if (View!.ProblemOf(added, L) is { } problem)
        {
            near = null;
            Refuse(Outcome.Wrong(AtNewPartner, [("organisation", problem)]));
            return false;
        }

        // Asked once; pressing the button again with the same name confirms it.
        near = askedOrganisation == added ? null : View!.NearOf(added)?.Name;
        askedOrganisation = added;
        if (near is not null) return false;
        if (!await Change(
            AtNewPartner,
            viewer => service.AddPartner(viewer, Slug, added, joined),
            () => L["PartnerAdded", added],
            () => TakeOut(AtNewPartner, added))) return false;

        (organisation, askedOrganisation) = (null, null);
        if (partnerId == Guid.Empty) partnerId = FirstPartner;
        Focus("#organisation");
        return true;
    }

    private Task TakeOut(string at, string partner) => View!.Partners.FirstOrDefault(row => row.Name == partner) is { } row
        ? Change(at, viewer => service.RemovePartner(viewer, Slug, row.Id), () => L["PartnerTakenOut", partner], () => PutBack(at, row))
        : Task.CompletedTask;

    private Task<bool> PutBack(string at, PartnerRow partner) =>
        Change(at, viewer => service.AddPartner(viewer, Slug, partner.Name, partner.Joined), () => L["PartnerAdded", partner.Name]);

    private async Task<bool> Leave(PartnerRow partner)
    {
        if (!await Change(
            AtPartners,
            viewer => service.Leave(viewer, Slug, partner.Id, leftOn),
            () => L["PartnerLeaves", partner.Name, Format.Date(leftOn, CultureInfo.CurrentCulture)],
            () => Stay(partner))) return false;

        leaving = null;
        return true;
    }

    private Task<bool> Stay(PartnerRow partner) => Change(AtPartners, viewer => service.Stay(viewer, Slug, partner.Id), () => L["PartnerStays", partner.Name]);

    private async Task<bool> AddOne()
    {
        (string, string)[] wrong =
        [
            .. Naming.IsNone(name) ? [("name", L["NameMissing"].Value)] : Array.Empty<(string, string)>(),
            .. EmailAddress.ProblemOf(email) is { } problem ? [("email", AddressRefusal.Of(problem, email, L))] : Array.Empty<(string, string)>(),
        ];
        if (wrong.Length > 0)
        {
            Refuse(Outcome.Wrong(AtNewPerson, wrong));
            return false;
        }

        // Asked once; pressing the button again with the same name confirms it.
        var person = new NewPerson(name!.Trim(), Person.Written(email!), partnerId, level);
        namesake = askedName == person.Name
            ? null
            : View!.People.FirstOrDefault(other => string.Equals(other.Name, person.Name, StringComparison.OrdinalIgnoreCase) && other.Email != person.Email);
        askedName = person.Name;
        if (namesake is not null) return false;
        if (!await Change(AtNewPerson, viewer => service.Add(viewer, Slug, [person]), () => L["PersonAdded", person.Name])) return false;

        (name, email, askedName) = (null, null, null);
        Focus("#name");
        return true;
    }

    private Task<bool> Remove((PersonRow Person, bool SheetStays, bool Erases) chosen)
    {
        var person = chosen.Person;
        return chosen.Erases
            ? Change(AtPeople, viewer => privacy.EraseOnRequest(viewer, Slug, person.Id), () => L["PersonErased"])
            : Change(
                AtPeople,
                async viewer => await service.Remove(viewer, Slug, person.Id, chosen.SheetStays) is not null,
                () => L["PersonRemoved", person.Name]);
    }

    private Task<bool> Restore(RemovedRow person) => Change(AtPeople, viewer => service.Restore(viewer, Slug, person.Id), () => L["PersonIsBack", person.Name]);

    private async Task GiveAccount(PersonRow person)
    {
        GivenAccount? account = null;
        if (await Change(
            AtPeople,
            async viewer => (account = await accounts.GiveTo(viewer, Slug, person.Id)) is not null,
            () => L[$"AccountBy{account!.Way}", person.Name, person.Email])) link = account!.Link;
    }

    private Task<bool> KeepDossier(PersonRow person, bool keeps) =>
        Change(AtPeople, viewer => service.KeepDossier(viewer, Slug, person.Id, keeps), () => L[keeps ? "KeepsNow" : "KeepsNoMore", person.Name]);
}
