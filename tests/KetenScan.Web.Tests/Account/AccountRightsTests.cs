using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Web.Features.Account;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Account;

/// <summary>What an administrator changes of an account, and how accounts are listed.</summary>
public sealed class AccountRightsTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_is_changed_with_an_entry_in_the_audit_log(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        Assert.True(await Change(installation, installation.Stranger, new AccountEdit(Name: " Sebastiaan ")));
        Assert.True(await Change(installation, installation.Stranger, new AccountEdit(Name: "Sebastiaan")));

        Assert.Equal("Sebastiaan", (await Line(installation, installation.Stranger)).Name);
        Assert.Equal([(AuditEvent.AccountRenamed, "Bas@demo.example")], await Entries(installation));
        var broken = await Assert.ThrowsAsync<RuleBroken>(() => Change(installation, installation.Stranger, new AccountEdit(Name: new string('a', 201))));
        Assert.Equal(Rule.NameIsTooLong, broken.Rule);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_right_to_start_chains_is_given_and_withdrawn_and_chains_stay_with_their_coordinator(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        await Change(installation, installation.Coordinator, new AccountEdit(StartsChains: true));
        Assert.Equal((true, 1), await Rights());
        await Change(installation, installation.Coordinator, new AccountEdit(StartsChains: true));
        await Change(installation, installation.Coordinator, new AccountEdit(StartsChains: false));
        Assert.Equal((false, 1), await Rights());

        Assert.Equal(
            [(AuditEvent.RoleGranted, "Marieke@demo.example Coordinator"), (AuditEvent.RoleWithdrawn, "Marieke@demo.example Coordinator")],
            await Entries(installation));

        async Task<(bool, int)> Rights() => await Line(installation, installation.Coordinator) is var line ? (line.StartsChains, line.Runs) : default;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Making_an_administrator_needs_a_recent_reauthentication_and_changes_nothing_without(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var edit = new AccountEdit(Name: "Baas", IsAdministrator: true);

        var broken = await Assert.ThrowsAsync<RuleBroken>(() => Change(installation, installation.Stranger, edit));
        Assert.Equal(Rule.ReauthenticationIsNeeded, broken.Rule);
        Assert.Equal(("Bas", false), await Now());

        Assert.True(await Rights(installation).Change(await installation.Administrator.Proved(installation.Databases), installation.Stranger.AccountId, edit));
        Assert.Equal(("Baas", true), await Now());

        async Task<(string, bool)> Now() => await Line(installation, installation.Stranger) is var line ? (line.Name, line.IsAdministrator) : default;
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nobody_withdraws_their_own_right_and_of_two_who_withdraw_each_others_one_stays(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        Assert.False(await Change(installation, installation.Administrator, new AccountEdit(IsAdministrator: false)));
        await Rights(installation).Change(
            await installation.Administrator.Proved(installation.Databases), installation.Stranger.AccountId, new AccountEdit(IsAdministrator: true));

        var none = new AccountEdit(IsAdministrator: false);
        var done = await Task.WhenAll(
            Rights(installation).Change(installation.Administrator, installation.Stranger.AccountId, none),
            Rights(installation).Change(installation.Stranger, installation.Administrator.AccountId, none));

        Assert.Single(done, one => one);
        await using var db = installation.Db();
        Assert.Equal(1, await db.Grants.CountAsync(grant => grant.Role == Role.Administrator));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_an_administrator_changes_accounts(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        var edit = new AccountEdit("Anders", IsAdministrator: true, StartsChains: true);

        Assert.False(await Rights(installation).Change(installation.Coordinator, installation.Coordinator.AccountId, edit));
        Assert.False(await Rights(installation).Change(installation.Administrator, Guid.CreateVersion7(), edit));
        Assert.Empty(await Entries(installation));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Accounts_are_found_by_name_or_address_and_sorted_by_name_or_last_sign_in(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        foreach (var name in (string[])["Joost", "Bas", "Joost"])
        {
            await installation.Audit.Write(name, AuditEvent.SignedIn, about: $"{name}@demo.example");
            installation.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["Bas", "Ingrid", "Joost", "Marieke"], await Names(""));
        Assert.Equal(["Marieke", "Joost", "Ingrid", "Bas"], await Names("?sort=-name"));
        Assert.Equal(["Joost", "Bas", "Ingrid", "Marieke"], await Names("?sort=-lastsignin"));
        Assert.Equal(["Bas", "Joost", "Ingrid", "Marieke"], await Names("?sort=lastsignin"));
        Assert.Equal(["Bas"], await Names("?q=b%C3%A0s"));
        Assert.Equal(["Marieke"], await Names("?q=MARIEKE%40demo"));
        Assert.Equal(Amsterdam.Day(installation.Clock.GetUtcNow()).AddDays(-1), (await Line(installation, installation.Member)).LastSignIn);

        async Task<List<string>> Names(string query) => [.. (await List(installation, query)).Lines.Select(line => line.Name)];
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_page_has_25_accounts_and_a_page_beyond_the_last_is_the_last(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            for (var number = 0; number < 26; number++) db.Add(new Data.Access.Account($"nummer{number}@demo.example", $"Nummer {number:00}"));
            await db.SaveChangesAsync();
        }

        var (first, last) = (await List(installation, ""), await List(installation, "?page=9"));
        Assert.Equal((25, 30, 2), (first.Lines.Count, first.Found, first.LastPage));
        Assert.Equal((2, 5), (last.Filter.Page, last.Lines.Count));
        Assert.Equal("admin/accounts?page=2", last.Filter.Address);
    }

    private static AccountRights Rights(TestInstallation installation) => new(installation.Acts);

    private static Task<bool> Change(TestInstallation installation, Viewer account, AccountEdit edit) =>
        Rights(installation).Change(installation.Administrator, account.AccountId, edit);

    private static async Task<AccountLine> Line(TestInstallation installation, Viewer account) =>
        (await new AccountListService(installation.Databases).Find(installation.Administrator, account.AccountId))!;

    private static async Task<AccountList> List(TestInstallation installation, string query) =>
        (await new AccountListService(installation.Databases).List(installation.Administrator, AccountFilter.Read(QueryHelpers.ParseQuery(query))))!;

    private static async Task<List<(AuditEvent, string?)>> Entries(TestInstallation installation)
    {
        await using var db = installation.Db();
        return [.. (await db.AuditLog.OrderBy(entry => entry.Number).ToListAsync()).Select(entry => (entry.What, entry.About))];
    }
}
