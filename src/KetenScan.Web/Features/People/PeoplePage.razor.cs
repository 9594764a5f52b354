using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace KetenScan.Web.Features.People;

/// <summary>Who takes part in the chain: organisations, their people, and the consultants who may look along.</summary>
public sealed partial class PeoplePage(CurrentViewer current, PeopleService service, AccountService accounts, NavigationManager navigation, IStringLocalizer<PeopleTexts> L, IStringLocalizer<RuleTexts> ruleTexts)
{
    /// <summary>In bytes; thousands of people.</summary>
    private const long LargestList = 512 * 1024;

    private readonly DialogOptions dialog = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };
    private IReadOnlyList<string> problems = [];
    private IReadOnlyList<string> listProblems = [];
    private MudDialog? question;
    private PersonRow? removing;
    private Guid? leaving;
    private DateOnly leftOn;
    private DateOnly joined;
    private string? organisation;
    private string? name;
    private string? email;
    private Guid partnerId;
    private Level level;
    private string? pasted;
    private string? consultantEmail;
    private string? said;
    private string? link;
    private bool busy;

    [Parameter]
    public required string Slug { get; set; }

    [PersistentState]
    public PeopleView? View { get; set; }

    private bool Waits => busy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug != Slug) await Load();
        if (View is null) return;

        joined = View.Today;
        partnerId = View.Partners.FirstOrDefault(partner => partner.IsActive)?.Id ?? Guid.Empty;
    }

    private async Task Load()
    {
        View = await service.Find(await current.Get(), Slug);
        if (View is null) navigation.NotFound();
    }

    private string Since(PartnerRow partner) => partner.Left is { } left
        ? L["FromTo", Format.Date(partner.Joined, CultureInfo.CurrentCulture), Format.Date(left, CultureInfo.CurrentCulture)]
        : L["Since", Format.Date(partner.Joined, CultureInfo.CurrentCulture)];

    private async Task AddPartner()
    {
        if (string.IsNullOrWhiteSpace(organisation))
        {
            problems = [L["OrganisationNeeded"]];
            return;
        }

        if (!await Do(async () => await service.AddPartner(await current.Get(), Slug, organisation, joined), L["PartnerAdded", organisation.Trim()])) return;
        organisation = null;
        if (partnerId == Guid.Empty) partnerId = View!.Partners.FirstOrDefault(partner => partner.IsActive)?.Id ?? Guid.Empty;
    }

    private async Task Leave(PartnerRow partner)
    {
        if (await Do(async () => await service.Leave(await current.Get(), Slug, partner.Id, leftOn), L["PartnerLeaves", partner.Name, Format.Date(leftOn, CultureInfo.CurrentCulture)])) leaving = null;
    }

    private async Task AddOne()
    {
        problems =
        [
            .. string.IsNullOrWhiteSpace(name) ? [L["NameNeeded"].Value] : Array.Empty<string>(),
            .. PeopleList.IsAddress(email?.Trim()) ? Array.Empty<string>() : [L["AddressWrong", email ?? ""].Value],
        ];
        if (problems.Count > 0) return;

        if (await Do(async () => await service.Add(await current.Get(), Slug, [new NewPerson(name!, email!, partnerId, level)]), L["PeopleAdded", 1])) (name, email) = (null, null);
    }

    private async Task TakeList(InputFileChangeEventArgs change)
    {
        try
        {
            using var reader = new StreamReader(change.File.OpenReadStream(LargestList));
            pasted = await reader.ReadToEndAsync();
            listProblems = [];
        }
        catch (IOException)
        {
            listProblems = [L["ListTooLarge"]];
        }
    }

    private async Task AddList()
    {
        // Loaded anew, so that the list is held against the people who are there now.
        await Load();
        var read = PeopleList.Read(pasted ?? "", View!, L);
        listProblems = read.Problems;
        if (read.Problems.Count > 0) return;

        if (await Do(async () => await service.Add(await current.Get(), Slug, read.People), L["PeopleAdded", read.People.Count])) pasted = null;
    }

    private async Task Remove()
    {
        var person = removing!;
        await question!.CloseAsync();
        removing = null;
        await Do(async () => await service.Remove(await current.Get(), Slug, person.Id), L["PersonRemoved", person.Name]);
    }

    private async Task Grant()
    {
        var address = consultantEmail?.Trim() ?? "";
        var known = true;
        await Do(async () =>
        {
            var granted = await service.Grant(await current.Get(), Slug, address);
            known = granted != false;
            return granted is not null;
        }, L["Granted", address]);
        if (known) consultantEmail = null;
        else (problems, said) = ([L["NoSuchAccount", address]], null);
    }

    private async Task GiveAccount(PersonRow person)
    {
        GivenAccount? account = null;
        if (!await Do(async () => (account = await accounts.GiveTo(await current.Get(), Slug, person.Id)) is not null, "")) return;
        said = L[$"AccountBy{account!.Way}", person.Name, person.Email];
        link = account.Link;
    }

    private Task<bool> KeepDossier(PersonRow person, bool keeps) =>
        Do(async () => await service.KeepDossier(await current.Get(), Slug, person.Id, keeps), keeps ? L["KeepsNow", person.Name] : L["KeepsNoMore", person.Name]);

    private Task<bool> Withdraw(ConsultantRow consultant) => Do(async () => await service.Withdraw(await current.Get(), Slug, consultant.AccountId), L["Withdrawn", consultant.Name]);

    /// <summary>Does it, says so and loads anew; what was typed stays when it is refused.</summary>
    private async Task<bool> Do(Func<Task<bool>> work, string done)
    {
        (problems, said, link, busy) = ([], null, null, true);
        try
        {
            if (!await work())
            {
                navigation.NotFound();
                return false;
            }

            await Load();
            said = done;
            return true;
        }
        catch (RuleBroken broken)
        {
            problems = [ruleTexts[broken.Rule.ToString()]];
            return false;
        }
        finally
        {
            busy = false;
        }
    }
}
