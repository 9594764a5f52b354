using System.Net;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>Whom an OpenID Connect provider, started by the test, can sign in.</summary>
public sealed class OidcSignInTests : IAsyncLifetime
{
    private const string Refused = "/account/login?provider=unknown";
    private const string Coordinator = "coordinator@demo.example";

    private TestProvider provider = null!;
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await TestProvider.Start();
        app = await RunningKetenScan.Start(provider.Settings("NewAccounts=stad-noord.nl;xn--brger-kva.example"));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task An_account_comes_in_by_its_address_first_and_by_its_subject_from_then_on()
    {
        Comes("sub-1", Coordinator);
        Assert.Equal("/chains/dementie-de-meren", await Enter("/chains/dementie-de-meren"));

        Comes("sub-1", "heet-nu-anders@voorbeeld.nl");
        Assert.Equal("/", await Enter());
        Assert.Equal([AuditEvent.ProviderLinked, AuditEvent.SignedIn, AuditEvent.SignedIn], await Noted(Coordinator));
    }

    /// <summary>Browsers check the URL where a form ends against the page's Content-Security-Policy.</summary>
    [Fact]
    public async Task The_page_lets_its_button_lead_to_the_provider()
    {
        using var browser = new ByProvider(app.Address);

        var policy = (await browser.Client.GetAsync("/account/login")).Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains($"form-action 'self' {provider.Authority};", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("niemand@voorbeeld.nl", true, AuditEvent.ProviderUnknown)]
    [InlineData("nieuw@stad-noord.nl.voorbeeld.nl", true, AuditEvent.ProviderUnknown)]
    [InlineData("nieuw@team.stad-noord.nl", true, AuditEvent.ProviderUnknown)]
    [InlineData("geen adres@stad-noord.nl", true, AuditEvent.ProviderUnknown)]
    [InlineData("nieuw@stad-noord.nl", false, AuditEvent.ProviderAddressUnchecked)]
    [InlineData(Coordinator, false, AuditEvent.ProviderAddressUnchecked)]
    [InlineData(Coordinator, null, AuditEvent.ProviderAddressUnchecked)]
    [InlineData(null, true, AuditEvent.ProviderWithoutAddress)]
    public async Task A_refused_sign_in_is_in_the_audit_log_with_its_reason(string? address, bool? isVerified, AuditEvent why)
    {
        Comes("sub-2", address, isVerified);

        Assert.Equal(Refused, await Enter());
        await using var db = await Db();
        var entry = await db.AuditLog.OrderBy(entry => entry.Number).LastAsync();
        Assert.Equal((why, "Stad Noord", $"sub-2, {address ?? "Iemand"}"), (entry.What, entry.Who, entry.About));
    }

    [Fact]
    public async Task Two_addresses_that_differ_are_not_taken_for_one_that_was_checked()
    {
        provider.InToken = new() { ["sub"] = "sub-1", ["email"] = Coordinator };
        provider.AtUserInfo = new() { ["sub"] = "sub-1", ["email"] = "iemand@voorbeeld.nl", ["email_verified"] = true };

        Assert.Equal(Refused, await Enter());
    }

    [Fact]
    public async Task Another_subject_with_the_same_address_does_not_get_the_account_until_an_administrator_unlinks_it()
    {
        Comes("sub-1", Coordinator);
        using var predecessor = new ByProvider(app.Address);
        await predecessor.Enter();
        Comes("sub-2", Coordinator);

        Assert.Equal(Refused, await Enter());
        await using var db = await Db();
        Assert.Equal(AuditEvent.ProviderOtherPerson, (await db.AuditLog.OrderBy(entry => entry.Number).LastAsync()).What);

        Assert.True(await Unlink(Coordinator));
        Assert.Equal("/", await Enter());
        Assert.Equal(HttpStatusCode.Redirect, (await predecessor.Client.GetAsync("/")).StatusCode);
        Comes("sub-1", Coordinator);
        Assert.Equal(Refused, await Enter());
    }

    [Fact]
    public async Task Nobody_but_an_administrator_unlinks_and_a_chain_keeps_somebody_who_can_sign_in()
    {
        Comes("sub-1", Coordinator);
        await Enter();
        await using var db = await Db();
        var account = await db.Users.SingleAsync(user => user.Email == Coordinator);
        var coordinator = new Viewer(account.Id, "");
        await using var scope = app.Services.CreateAsyncScope();
        Assert.False(await scope.ServiceProvider.GetRequiredService<AccountService>().Unlink(coordinator, account.Id));

        await db.Users.Where(user => user.Email == Coordinator).ExecuteUpdateAsync(user => user.SetProperty(own => own.PasswordHash, (string?)null));
        await db.Grants.Where(grant => grant.Role == Role.Coordinator && grant.AccountId != account.Id).ExecuteDeleteAsync();
        Assert.Equal(Rule.ChainKeepsACoordinator, (await Assert.ThrowsAsync<RuleBroken>(() => Unlink(Coordinator))).Rule);
        Assert.Equal("/", await Enter());
    }

    [Fact]
    public async Task Another_provider_that_names_the_same_subject_means_somebody_else()
    {
        await using var database = await DemoDatabase.Create(Engine.Sqlite);
        string[] own = [$"--ConnectionStrings:KetenScan={database.ConnectionString}"];
        await using var other = await TestProvider.Start();
        other.InToken = new() { ["sub"] = "sub-1", ["email_verified"] = true };
        await using (var first = await RunningKetenScan.Start([.. provider.Settings(), .. own]))
        {
            Comes("sub-1", Coordinator);
            using var browser = new ByProvider(first.Address);
            Assert.Equal("/", await browser.Enter());
        }

        await using var second = await RunningKetenScan.Start([.. other.Settings(), .. own]);
        using var later = new ByProvider(second.Address);
        Assert.Equal(Refused, await later.Enter());
    }

    [Theory]
    [InlineData("nieuw@stad-noord.nl")]
    [InlineData("Nieuw@Stad-Noord.NL")]
    [InlineData("nieuw@bürger.example")]
    public async Task People_of_a_named_domain_get_an_account_when_they_first_come(string address)
    {
        Comes("sub-9", address);

        Assert.Equal("/", await Enter());
        Assert.Equal("/", await Enter());
        await using var db = await Db();
        var account = await db.Users.SingleAsync(user => user.DisplayName == "Iemand");
        Assert.Equal(address.ToLowerInvariant(), account.Email);
        Assert.False(await db.Grants.AnyAsync(grant => grant.AccountId == account.Id));
        Assert.Equal([AuditEvent.ProviderMadeAccount, AuditEvent.ProviderLinked, AuditEvent.SignedIn, AuditEvent.SignedIn], await Noted(account.Email!));
    }

    [Fact]
    public async Task An_account_that_is_locked_out_stays_out()
    {
        await using var db = await Db();
        var administrator = await db.Users.SingleAsync(user => user.Email == "beheer@demo.example");
        var locked = await db.Users.SingleAsync(user => user.Email == "strategisch@demo.example");
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountService>().Lock(new(administrator.Id, ""), locked.Id, locked: true);
        Comes("sub-1", "strategisch@demo.example");

        Assert.Equal(Refused, await Enter());
        Assert.Equal([AuditEvent.ProviderLockedOut], await Noted("sub-1, strategisch@demo.example"));
        Assert.False(await db.UserLogins.AnyAsync());
    }

    [Fact]
    public async Task Wrong_passwords_do_not_block_signing_in_by_the_provider()
    {
        using var guesser = new ByProvider(app.Address);
        for (var guess = 0; guess < 8; guess++) await DemoServer.SignIn(guesser.Client, "strategisch@demo.example", $"geraden-wachtwoord-{guess}");
        Assert.Equal(HttpStatusCode.OK, (await DemoServer.SignIn(guesser.Client, "strategisch@demo.example", app.Password)).StatusCode);
        Comes("sub-1", "strategisch@demo.example");

        Assert.Equal("/", await Enter());
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_cut()
    {
        Comes("sub-9", "nieuw@stad-noord.nl");
        provider.InToken["name"] = new string('x', 4000);

        Assert.Equal("/", await Enter());
        await using var db = await Db();
        Assert.Equal(200, (await db.Users.SingleAsync(user => user.Email == "nieuw@stad-noord.nl")).DisplayName.Length);
    }

    private void Comes(string subject, string? address, bool? isVerified = true)
    {
        provider.InToken = new() { ["sub"] = subject, ["name"] = "Iemand" };
        if (address is not null) provider.InToken["email"] = address;
        if (isVerified is not null) provider.InToken["email_verified"] = isVerified;
    }

    private async Task<string> Enter(string returnUrl = "/")
    {
        using var browser = new ByProvider(app.Address);
        return await browser.Enter(returnUrl);
    }

    private async Task<bool> Unlink(string email)
    {
        await using var db = await Db();
        var administrator = await db.Users.SingleAsync(user => user.Email == "beheer@demo.example");
        var account = await db.Users.SingleAsync(user => user.Email == email);
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountService>().Unlink(new(administrator.Id, ""), account.Id);
    }

    private async Task<List<AuditEvent>> Noted(string email)
    {
        await using var db = await Db();
        return await db.AuditLog.Where(entry => entry.About == email).OrderBy(entry => entry.Number).Select(entry => entry.What).ToListAsync();
    }

    private Task<KetenScanDb> Db() => app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
}
