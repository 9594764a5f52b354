using System.Net;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>From an invitation to a password, over HTTP, in a separate application.</summary>
public sealed partial class AccountTests : IAsyncLifetime
{
    private const string Chain = "dementie-de-meren";

    private RunningKetenScan app = null!;
    private AsyncServiceScope scope;

    private IDbContextFactory<KetenScanDb> Databases => app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>();

    private AccountService Accounts => scope.ServiceProvider.GetRequiredService<AccountService>();

    public async ValueTask InitializeAsync()
    {
        app = await RunningKetenScan.Start();
        scope = app.Services.CreateAsyncScope();
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_who_is_invited_chooses_a_password_by_a_link_that_works_once()
    {
        var administrator = await Viewer("beheer@demo.example");
        var invited = (
            await Accounts.Invite(
                administrator,
                Guid.CreateVersion7(),
                "Nieuw@voorbeeld.nl",
                "Nieuwe coördinator",
                isAdministrator: false,
                mayStartChains: true))!;
        var link = new Uri(invited.Link!).PathAndQuery;
        using var client = Client();

        Assert.Contains("no-referrer", (await client.GetAsync(link)).Headers.GetValues("Referrer-Policy"));
        Assert.Contains("minstens 12 tekens", await (await Post(client, link, "kort")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/account/login?set=true", (await Post(client, link, "een zin om te onthouden")).Headers.Location!.OriginalString);
        Assert.Contains(
            "al gebruikt of verlopen",
            await (await Post(client, link, "een andere zin dan dat")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Contains(
            "al gebruikt of verlopen",
            await (
                await Post(client, $"/account/password?account={administrator.AccountId}&token=geraden", "een andere zin dan dat")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await DemoServer.SignIn(client, "nieuw@voorbeeld.nl", "een zin om te onthouden")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/chains/new")).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.PostgreSql, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.PostgreSql, false)]
    public async Task An_invitation_that_is_sent_twice_makes_one_account_with_each_role_once_and_at_most_one_message(Engine engine, bool sendsMail)
    {
        await using var database = await TestDatabase.Create(engine);
        string[] mail = sendsMail ? ["--Smtp:Host=127.0.0.1", "--Smtp:Port=1", "--Smtp:From=keten@voorbeeld.nl", "--PublicUrl=https://voorbeeld.nl"] : [];
        await using var own = await RunningKetenScan.Start(
            [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}", .. mail]);
        await using var acts = own.Services.CreateAsyncScope();
        var service = acts.ServiceProvider.GetRequiredService<AccountService>();
        await using var db = database.CreateDbContext();
        var administrator = await (
            await db.Users
                .Where(user => user.Email == "beheer@demo.example")
                .Select(user => new Viewer(user.Id, user.DisplayName, null))
                .SingleAsync()).Proved(database);
        var form = Guid.CreateVersion7();
        Task<InvitedAccount?> Invite() => service.Invite(administrator, form, "dubbel@voorbeeld.nl", "Dubbel", isAdministrator: true, mayStartChains: true);

        Assert.All(await Task.WhenAll(Invite(), Invite(), Invite(), Invite()), Assert.NotNull);
        Assert.NotNull(await Invite());

        var account = await db.Users.SingleAsync(user => user.Email == "dubbel@voorbeeld.nl");
        Assert.Equal(
            ["Administrator", "Coordinator"],
            (await db.Grants.Where(grant => grant.AccountId == account.Id).Select(grant => grant.Role).ToListAsync()).Select(role => $"{role}").Order());
        Assert.Equal(sendsMail ? 1 : 0, await db.Outbox.CountAsync(message => message.Address == account.Email));
    }

    [Fact]
    public async Task An_administrator_is_made_only_by_who_proved_lately_who_it_is()
    {
        var administrator = await Viewer("beheer@demo.example");
        Task<InvitedAccount?> Invite(Viewer viewer) => Accounts.Invite(
            viewer,
            Guid.CreateVersion7(),
            "tweede@voorbeeld.nl",
            "Tweede",
            isAdministrator: true,
            mayStartChains: false);

        Assert.Equal(Rule.ProofIsNeeded, (await Assert.ThrowsAsync<RuleBroken>(() => Invite(administrator))).Rule);
        Assert.NotNull(await Invite(await administrator.Proved(Databases)));
    }

    [Fact]
    public async Task Wrong_passwords_do_not_show_somebody_as_locked_out_and_create_admin_lets_in_who_is()
    {
        var administrator = await Viewer("beheer@demo.example");
        var consultant = await Viewer("consultant@demo.example");
        async Task<bool> IsLocked() => (await Accounts.List(administrator))!.Single(line => line.Id == consultant.AccountId).IsLocked;
        using var client = Client();
        for (var guess = 0; guess < 8; guess++) await DemoServer.SignIn(client, "consultant@demo.example", $"geraden-wachtwoord-{guess}");
        Assert.False(await IsLocked());

        await Accounts.Lock(administrator, consultant.AccountId, locked: true);
        Assert.True(await IsLocked());
        Assert.NotNull(await Accounts.CreateAdministrator("consultant@demo.example"));
        Assert.False(await IsLocked());
    }

    [Fact]
    public async Task A_coordinator_gives_somebody_of_the_chain_an_account_and_hands_over_the_link()
    {
        var coordinator = await Viewer("coordinator@demo.example");
        var person = await Person("alzheimer-meren");
        Assert.Null(await Accounts.GiveTo(await Viewer("buitenstaander@demo.example"), Chain, person.Id));
        Assert.Null(await Accounts.GiveTo(coordinator, "schuldhulp-waterland", person.Id));

        var given = (await Accounts.GiveTo(coordinator, Chain, person.Id))!;
        Assert.Equal(WayIn.Link, given.Way);
        using var client = Client();
        await Post(client, new Uri(given.Link!).PathAndQuery, "een zin om te onthouden");
        await DemoServer.SignIn(client, person.Email, "een zin om te onthouden");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/chains/{Chain}/dossier")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/chains/schuldhulp-waterland")).StatusCode);

        Assert.Equal(new GivenAccount(WayIn.Password), await Accounts.GiveTo(coordinator, Chain, person.Id));
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("signs in without a password, and has a sheet where it has no role")]
    [InlineData("made a moment ago by this coordinator")]
    public async Task A_coordinator_gets_no_link_into_an_account_that_was_there_already(string account)
    {
        var person = await Person("alzheimer-meren");
        var coordinator = await Viewer("coordinator@demo.example");
        if (account.StartsWith("administrator", StringComparison.Ordinal))
            await Accounts.Invite(
                await (await Viewer("beheer@demo.example")).Proved(Databases),
                Guid.CreateVersion7(),
                person.Email,
                person.Name,
                isAdministrator: true,
                mayStartChains: false);
        else if (account.StartsWith("signs in", StringComparison.Ordinal))
            await WithSheetElsewhere(person);
        else
            Assert.Equal(WayIn.Link, (await Accounts.GiveTo(coordinator, Chain, person.Id))!.Way);

        Assert.Equal(new GivenAccount(WayIn.Administrator), await Accounts.GiveTo(coordinator, Chain, person.Id));
    }

    [Fact]
    public async Task An_account_is_one_person_of_a_chain()
    {
        var (first, second) = (await Person("alzheimer-meren"), await Person("welzijn-centraal"));
        var coordinator = await Viewer("coordinator@demo.example");
        await Accounts.GiveTo(coordinator, Chain, first.Id);

        // The address of the first was corrected since; the second has it now.
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        await db.People.Where(person => person.Id == first.Id).ExecuteUpdateAsync(person => person.SetProperty(own => own.Email, "anders@voorbeeld.nl"));
        await db.People.Where(person => person.Id == second.Id).ExecuteUpdateAsync(person => person.SetProperty(own => own.Email, first.Email));

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Accounts.GiveTo(coordinator, Chain, second.Id));

        Assert.Equal(Rule.AccountIsSomebodyElses, refused.Rule);
        Assert.Null(await db.People.Where(person => person.Id == second.Id).Select(person => person.AccountId).SingleAsync());
    }

    [Fact]
    public async Task Of_coordinators_who_give_one_account_at_once_one_at_most_gets_its_link()
    {
        var person = await Person("alzheimer-meren");
        var coordinator = await Viewer("coordinator@demo.example");

        async Task<GivenAccount?> Give()
        {
            await using var own = app.Services.CreateAsyncScope();
            return await own.ServiceProvider.GetRequiredService<AccountService>().GiveTo(coordinator, Chain, person.Id);
        }

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Give()));

        Assert.True(given.Count(one => one!.Link is not null) <= 1);
    }

    [Fact]
    public async Task Who_is_locked_out_cannot_come_in_until_let_in_again()
    {
        var administrator = await Viewer("beheer@demo.example");
        var consultant = await Viewer("consultant@demo.example");
        Assert.False(await Accounts.Lock(consultant, administrator.AccountId, locked: true));
        Assert.False(await Accounts.Lock(administrator, administrator.AccountId, locked: true));

        Assert.True(await Accounts.Lock(administrator, consultant.AccountId, locked: true));
        using var client = Client();
        Assert.Equal(HttpStatusCode.OK, (await DemoServer.SignIn(client, "consultant@demo.example", app.Password)).StatusCode);
        await Accounts.Lock(administrator, consultant.AccountId, locked: false);
        Assert.Equal(HttpStatusCode.Redirect, (await DemoServer.SignIn(client, "consultant@demo.example", app.Password)).StatusCode);
    }

    [Fact]
    public async Task Only_an_administrator_sees_or_makes_accounts()
    {
        var coordinator = await Viewer("coordinator@demo.example");

        Assert.Null(await Accounts.List(coordinator));
        Assert.Null(await Accounts.Invite(coordinator, Guid.CreateVersion7(), "iemand@voorbeeld.nl", "Iemand", isAdministrator: true, mayStartChains: true));
        Assert.Equal(6, (await Accounts.List(await Viewer("beheer@demo.example")))!.Count);
    }

    private HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };

    /// <summary>Leaves what remains of a person who signs in by another provider and whose role in another chain was withdrawn.</summary>
    private async Task WithSheetElsewhere(Domain.Chains.Person person)
    {
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        var account = new Data.Access.Account(person.Email, person.Name)
        {
            NormalizedEmail = person.Email.ToUpperInvariant(),
            NormalizedUserName = person.Email.ToUpperInvariant(),
            SecurityStamp = "stempel",
        };
        db.Add(account);
        db.Add(new Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "oidc", ProviderKey = "1" });
        await db.SaveChangesAsync();
        var elsewhere = await db.Participants
            .Where(own => own.AccountId == null
                && db.Rounds.Any(round => round.Id == own.RoundId && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == "schuldhulp-waterland")))
            .Select(own => own.Id)
            .FirstAsync();
        await db.Participants.Where(own => own.Id == elsewhere).ExecuteUpdateAsync(own => own.SetProperty(one => one.AccountId, (Guid?)account.Id));
    }

    private async Task<Domain.Chains.Person> Person(string partner)
    {
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        // zoë.…
        return await db.People
            .OrderByDescending(person => person.Email)
            .FirstAsync(person => person.AccountId == null && db.Partners.Any(own => own.Id == person.PartnerId && own.Key == partner));
    }

    private async Task<Viewer> Viewer(string email)
    {
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        return await db.Users.Where(user => user.Email == email).Select(user => new Viewer(user.Id, user.DisplayName, null)).SingleAsync();
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string link, string password)
    {
        var token = Token().Match(await client.GetStringAsync(link)).Groups[1].Value;
        return await client.PostAsync(
            link,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Password"] = password, ["__RequestVerificationToken"] = token }));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
