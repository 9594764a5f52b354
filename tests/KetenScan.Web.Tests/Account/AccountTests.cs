using System.Net;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Features.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>From an invitation to a password, over HTTP, in a separate application.</summary>
public sealed class AccountTests : RunningAccounts
{
    private AccountListService Lists => new(Databases);

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
        await using var database = await DemoDatabase.Create(engine);
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
    public async Task Making_an_administrator_needs_a_recent_reauthentication()
    {
        var administrator = await Viewer("beheer@demo.example");
        Task<InvitedAccount?> Invite(Viewer viewer) => Accounts.Invite(
            viewer,
            Guid.CreateVersion7(),
            "tweede@voorbeeld.nl",
            "Tweede",
            isAdministrator: true,
            mayStartChains: false);

        Assert.Equal(Rule.ReauthenticationIsNeeded, (await Assert.ThrowsAsync<RuleBroken>(() => Invite(administrator))).Rule);
        Assert.NotNull(await Invite(await administrator.Proved(Databases)));
    }

    [Fact]
    public async Task Wrong_passwords_do_not_show_as_locked_out_and_create_admin_unlocks_an_account_that_is()
    {
        var administrator = await Viewer("beheer@demo.example");
        var consultant = await Viewer("consultant@demo.example");
        async Task<bool> IsLocked() => (await Lists.Find(administrator, consultant.AccountId))!.IsLocked;
        using var client = Client();
        for (var guess = 0; guess < 8; guess++) await DemoServer.SignIn(client, "consultant@demo.example", $"geraden-wachtwoord-{guess}");
        Assert.False(await IsLocked());

        await Accounts.Lock(administrator, consultant.AccountId, locked: true);
        Assert.True(await IsLocked());
        Assert.NotNull(await Accounts.CreateAdministrator("consultant@demo.example"));
        Assert.False(await IsLocked());
    }

    [Fact]
    public async Task A_locked_out_account_cannot_sign_in_until_it_is_unlocked()
    {
        var administrator = await Viewer("beheer@demo.example");
        var consultant = await Viewer("consultant@demo.example");
        Assert.False(await Accounts.Lock(consultant, administrator.AccountId, locked: true));
        Assert.False(await Accounts.Lock(administrator, administrator.AccountId, locked: true));

        Assert.True(await Accounts.Lock(administrator, consultant.AccountId, locked: true));
        using var client = Client();
        Assert.Equal(HttpStatusCode.OK, (await DemoServer.SignIn(client, "consultant@demo.example", App.Password)).StatusCode);
        await Accounts.Lock(administrator, consultant.AccountId, locked: false);
        Assert.Equal(HttpStatusCode.Redirect, (await DemoServer.SignIn(client, "consultant@demo.example", App.Password)).StatusCode);
    }

    [Fact]
    public async Task Only_an_administrator_sees_or_makes_accounts()
    {
        var coordinator = await Viewer("coordinator@demo.example");

        Assert.Null(await Lists.List(coordinator, new AccountFilter()));
        Assert.Null(await Lists.Find(coordinator, coordinator.AccountId));
        Assert.Null(await Accounts.Invite(coordinator, Guid.CreateVersion7(), "iemand@voorbeeld.nl", "Iemand", isAdministrator: true, mayStartChains: true));
        Assert.Equal(6, (await Lists.List(await Viewer("beheer@demo.example"), new AccountFilter()))!.Found);
    }
}
