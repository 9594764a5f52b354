using System.Net;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>Claims in the forms in which providers send them, and what depends on them: roles, proof and signing out.</summary>
public sealed class ProviderFormsTests : IAsyncLifetime
{
    private const string Address = ProviderForms.Address;

    private TestProvider provider = null!;

    public async ValueTask InitializeAsync() => provider = await TestProvider.Start();

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    [Theory]
    [InlineData("Entra ID", Engine.PostgreSql)]
    [InlineData("Keycloak", Engine.Sqlite)]
    [InlineData("Authelia", Engine.PostgreSql)]
    [InlineData("Zitadel", Engine.Sqlite)]
    public async Task Each_provider_lets_in_gives_a_role_by_group_and_takes_it_again(string kind, Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        string[] own = [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}"];
        string[] settings = [.. provider.ComesAs(kind, isInGroup: true), "NewAccounts=stad-noord.nl"];
        await using var app = await RunningKetenScan.Start([.. provider.Settings(settings), .. own]);
        Assert.Equal("/", await Enter(app));
        Assert.Equal([Role.Coordinator], await RolesOf(app, Address));

        provider.ComesAs(kind, isInGroup: false);
        Assert.Equal("/", await Enter(app));
        Assert.Empty(await RolesOf(app, Address));

        await using var db = await Db(app);
        Assert.Equal(
            [(AuditEvent.RoleGranted, "Stad Noord"), (AuditEvent.RoleWithdrawn, "Stad Noord")],
            (
                await db.AuditLog
                    .Where(entry => entry.About == $"{Address} Coordinator")
                    .OrderBy(entry => entry.Number)
                    .ToListAsync()).Select(entry => (entry.What, entry.Who)));
        Assert.Equal("Marijke de Vries", (await db.Users.SingleAsync(user => user.Email == Address)).DisplayName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("consultant@demo.example")]
    public async Task An_Entra_address_is_taken_only_where_the_setting_says_that_it_was_checked(string email)
    {
        provider.ComesAs("Entra ID", isInGroup: false);
        provider.InToken["email"] = email.Length == 0 ? Address : email;
        await using var app = await RunningKetenScan.Start(provider.Settings("NewAccounts=stad-noord.nl"));

        Assert.Equal("/account/login?provider=unknown", await Enter(app));
    }

    /// <summary>With more than 200 groups, Entra ID sends an address to request them instead (Microsoft identity platform, groups overage claim).</summary>
    [Fact]
    public async Task Groups_that_are_not_told_change_no_role()
    {
        string[] settings = [.. provider.ComesAs("Entra ID", isInGroup: true), "NewAccounts=stad-noord.nl"];
        await using var app = await RunningKetenScan.Start(provider.Settings(settings));
        await Enter(app);

        provider.ComesAs("Entra ID", isInGroup: false);
        provider.InToken["_claim_names"] = new Dictionary<string, string> { ["groups"] = "src1" };
        await Enter(app);

        Assert.Equal([Role.Coordinator], await RolesOf(app, Address));
    }

    [Fact]
    public async Task Somebody_in_hundreds_of_groups_gets_short_cookies()
    {
        string[] settings = [.. provider.ComesAs("Entra ID", isInGroup: true), "NewAccounts=stad-noord.nl"];
        await using var app = await RunningKetenScan.Start(provider.Settings(settings));
        var groups = Enumerable.Range(0, 200).Select(number => $"3f2b8c1e-5a77-4a0e-9d54-{number:x12}");
        provider.InToken["groups"] = groups.Append(ProviderForms.EntraGroup).ToArray();
        using var browser = new ByProvider(app.Address);
        await browser.Enter();

        // A proxy in front buffers response headers in 4 kB, as nginx does.
        Assert.Equal([Role.Coordinator], await RolesOf(app, Address));
        Assert.InRange(browser.LongestHeaders, 1, 4000);
    }

    /// <summary>Users who may create groups at the provider choose their names.</summary>
    [Theory]
    [InlineData("[\"beheer\"]")]
    [InlineData("{\"beheer\":1}")]
    public async Task The_name_of_a_group_is_never_read_as_a_list(string name)
    {
        await using var app = await RunningKetenScan.Start(provider.Settings("Roles:Administrator=beheer"));
        foreach (var groups in (object[])[name, (string[])["iedereen", name]])
        {
            provider.InToken = new() { ["sub"] = "2", ["email"] = "consultant@demo.example", ["email_verified"] = true, ["groups"] = groups };
            Assert.Equal("/", await Enter(app));
            provider.InToken.Remove("groups");
            provider.AtUserInfo = new() { ["sub"] = "2", ["groups"] = groups };
            Assert.Equal("/", await Enter(app));
        }

        Assert.Empty(await RolesOf(app, "consultant@demo.example"));
    }

    [Fact]
    public async Task The_last_administrator_who_can_sign_in_stays_one()
    {
        await using var app = await RunningKetenScan.Start(provider.Settings("Roles:Administrator=beheer"));
        provider.InToken = new() { ["sub"] = "1", ["email"] = "beheer@demo.example", ["email_verified"] = true };
        await Enter(app);
        Assert.Equal([Role.Administrator], await RolesOf(app, "beheer@demo.example"));

        provider.InToken = new()
        {
            ["sub"] = "2",
            ["email"] = "consultant@demo.example",
            ["email_verified"] = true,
            ["groups"] = (string[])["iedereen", "beheer"],
        };
        await Enter(app);
        Assert.Contains(Role.Administrator, await RolesOf(app, "consultant@demo.example"));
        provider.InToken = new() { ["sub"] = "1" };
        await Enter(app);
        Assert.Empty(await RolesOf(app, "beheer@demo.example"));
    }

    [Fact]
    public async Task Signing_out_also_signs_out_at_the_provider_that_was_used()
    {
        await using var app = await RunningKetenScan.Start(provider.Settings());
        provider.InToken = new() { ["sub"] = "1", ["email"] = "coordinator@demo.example", ["email_verified"] = true };
        using var browser = new ByProvider(app.Address);
        await browser.Enter();
        using var byPassword = new ByProvider(app.Address);
        await DemoServer.SignIn(byPassword.Client, "consultant@demo.example", app.Password);

        var way = await browser.Leave();

        Assert.StartsWith($"{provider.Authority}/signout?", way[0].OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("/account/login", way[^1].OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.GetAsync("/")).StatusCode);
        Assert.Equal(["/account/login"], (await byPassword.Leave()).Select(step => step.OriginalString));
    }

    [Fact]
    public async Task Under_a_path_the_provider_sends_back_to_that_path()
    {
        await using var app = await RunningKetenScan.Start([.. provider.Settings(), "--PublicUrl=http://intranet.example.nl/keten"]);
        provider.InToken = new() { ["sub"] = "1", ["email"] = "coordinator@demo.example", ["email_verified"] = true };
        using var browser = new ByProvider(new Uri(app.Address, "/keten/"));

        Assert.Equal("/keten/", await browser.Enter("/keten/"));
        Assert.Equal("/keten/account/oidc/callback", new Uri(provider.Asked["redirect_uri"]!).AbsolutePath);
        Assert.EndsWith("/keten/account/login", (await browser.Leave())[^1].OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_out_works_where_the_provider_has_no_place_for_it_or_is_away(bool isThere)
    {
        provider.HasSignOut = false;
        var settings = provider.Settings();
        provider.InToken = new() { ["sub"] = "1", ["email"] = "coordinator@demo.example", ["email_verified"] = true };
        await using var app = await RunningKetenScan.Start(settings);
        using var browser = new ByProvider(app.Address);
        await browser.Enter();
        if (!isThere) await provider.DisposeAsync();

        Assert.Equal("/account/login", (await browser.Leave())[^1].OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData(0, "/account/tokens")]
    [InlineData(-600, "/account/confirm?provider=unproved&returnUrl=%2Faccount%2Ftokens")]
    [InlineData(null, "/account/confirm?provider=unproved&returnUrl=%2Faccount%2Ftokens")]
    public async Task A_way_in_is_made_only_after_the_provider_asked_again_who_it_is(int? askedSecondsAgo, string ends)
    {
        await using var app = await RunningKetenScan.Start(provider.Settings());
        provider.InToken = new() { ["sub"] = "1", ["email"] = "coordinator@demo.example", ["email_verified"] = true };
        using var browser = new ByProvider(app.Address);
        await browser.Enter();
        Assert.False(provider.Asked.ContainsKey("prompt"));
        Assert.Equal("/account/confirm", new Uri(app.Address, await TurnOff(browser)).AbsolutePath);

        if (askedSecondsAgo is { } seconds) provider.InToken["auth_time"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds;
        Assert.Equal(ends, await browser.Enter("/account/tokens", "account/confirm"));
        Assert.Equal(("login", "0"), (provider.Asked["prompt"].ToString(), provider.Asked["max_age"].ToString()));
        Assert.Equal(askedSecondsAgo == 0 ? "/account/security" : "/account/confirm", new Uri(app.Address, await TurnOff(browser)).AbsolutePath);
    }

    /// <summary>The redirect when the second step is turned off.</summary>
    private static async Task<string> TurnOff(ByProvider browser) =>
        (await browser.Post("/account/security/off", await browser.Client.GetStringAsync("/account/security"))).Headers.Location!.OriginalString;

    private static async Task<string> Enter(RunningKetenScan app)
    {
        using var browser = new ByProvider(app.Address);
        return await browser.Enter();
    }

    private static async Task<List<Role>> RolesOf(RunningKetenScan app, string email)
    {
        await using var db = await Db(app);
        return await db.Grants
            .Where(grant => grant.ChainId == null && db.Users.Any(user => user.Id == grant.AccountId && user.Email == email))
            .Select(grant => grant.Role)
            .ToListAsync();
    }

    private static Task<KetenScanDb> Db(RunningKetenScan app) => app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
}
