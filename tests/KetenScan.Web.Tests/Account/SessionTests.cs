using System.Net;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KetenScan.Web.Tests.Account;

/// <summary>What ends a session ends it everywhere, and adding or removing a way to sign in asks for proof.</summary>
public sealed partial class SessionTests
{
    private const string Who = "consultant@demo.example";

    public static TheoryData<Engine, string> Ends
    {
        get
        {
            var ends = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var end in (string[])["everywhere", "lock", "password", "erased"]) ends.Add(engine, end);
            }

            return ends;
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task It_ends_cookies_keys_and_calendar_links_at_once(Engine engine, string end)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);
        await using var scope = app.Services.CreateAsyncScope();
        var viewer = await (await Viewer(database, Who)).Proved(database);
        var key = TokenService.NewSecret();
        await scope.ServiceProvider.GetRequiredService<TokenService>().Make(viewer, key, "Excel", TokenScopes.Chains, 30);
        var calendar = new Uri((await scope.ServiceProvider.GetRequiredService<CalendarService>().MakeLink(viewer))!).PathAndQuery;
        using var one = Client(app);
        using var other = Client(app);
        using var program = Client(app);
        foreach (var browser in (HttpClient[])[one, other]) await DemoServer.SignIn(browser, Who, app.Password);
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        async Task<HttpStatusCode[]> Answers() =>
        [
            (await one.GetAsync("/")).StatusCode,
            (await program.GetAsync("/api/v1/chains")).StatusCode,
            (await program.GetAsync(calendar)).StatusCode,
        ];
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], await Answers());

        await using var db = database.CreateDbContext();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountService>();
        var administrator = await Viewer(database, "beheer@demo.example");
        if (end == "everywhere") await Post(other, "/account/security", "/account/security/everywhere", []);
        if (end == "lock") Assert.True(await accounts.Lock(administrator, viewer.AccountId, locked: true));
        if (end == "erased") await db.Users.Where(user => user.Id == viewer.AccountId).ExecuteDeleteAsync();
        if (end == "password")
        {
            var link = new Uri(
                (await accounts.Invite(administrator, Guid.NewGuid(), Who, "", isAdministrator: false, mayStartChains: false))!.Link!).PathAndQuery;
            Assert.Equal(HttpStatusCode.Redirect, (await Post(other, link, link, new() { ["Input.Password"] = "een zin om te onthouden" })).StatusCode);
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound], await Answers());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Signing_out_in_one_tab_ends_the_open_pages_of_the_others(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);
        await using var scope = app.Services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<UserManager<Data.Access.Account>>().FindByEmailAsync(Who))!;
        var cookie = await scope.ServiceProvider.GetRequiredService<SignInManager<Data.Access.Account>>().CreateUserPrincipalAsync(account);
        var session = Guid.NewGuid();
        cookie.Identities.First().AddClaim(new(CurrentViewer.SessionClaim, $"{session}"));
        var settings = scope.ServiceProvider.GetRequiredService<SessionSettings>() with { AskEvery = TimeSpan.FromMilliseconds(50) };
        var asked = new Database(database);
        using var page = new StillSignedIn(
            NullLoggerFactory.Instance,
            asked,
            scope.ServiceProvider.GetRequiredService<IOptions<IdentityOptions>>(),
            settings);
        var ended = new TaskCompletionSource();
        page.SetAuthenticationState(Task.FromResult(new AuthenticationState(cookie)));
        page.AuthenticationStateChanged += async state =>
        {
            if (CurrentViewer.Of((await state).User) is null) ended.TrySetResult();
        };
        await Task.Delay(300);
        Assert.False(ended.Task.IsCompleted);

        // A database that does not answer ends no page.
        asked.IsAway = true;
        for (var before = asked.Times; asked.Times < before + 3;) await Task.Delay(20);
        asked.IsAway = false;
        Assert.False(ended.Task.IsCompleted);

        await using (var db = database.CreateDbContext()) await db.End(session);

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Signing_out_ends_a_cookie_that_was_copied_too()
    {
        await using var app = await RunningKetenScan.Start();
        var cookies = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = app.Address };
        await DemoServer.SignIn(client, Who, app.Password);
        using var copy = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        copy.DefaultRequestHeaders.Add("Cookie", cookies.GetCookieHeader(app.Address));
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/")).StatusCode);

        await Post(client, "/", "/account/logout", []);

        Assert.Equal(HttpStatusCode.Redirect, (await copy.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Tabs_of_one_sign_in_that_sign_out_at_once_meet_no_error(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var session = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var tab = database.CreateDbContext();
            await tab.End(session);
        })));

        await using var db = database.CreateDbContext();
        Assert.NotNull((await db.SignInSessions.SingleAsync(own => own.Id == session)).EndedAt);
    }

    [Fact]
    public async Task What_opens_an_account_asks_again_after_five_minutes()
    {
        await using var app = await RunningKetenScan.Start();
        using var client = Client(app);
        await DemoServer.SignIn(client, Who, app.Password);
        Assert.Contains("account/passkeys/add", await client.GetStringAsync("/account/security"), StringComparison.Ordinal);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        await db.SignInSessions.ExecuteUpdateAsync(own => own.SetProperty(one => one.ProvedAt, DateTimeOffset.UtcNow.AddMinutes(-6)));

        Assert.DoesNotContain("account/passkeys/add", await client.GetStringAsync("/account/security"), StringComparison.Ordinal);
        foreach (var address in (string[])["/account/passkeys/add", "/account/passkeys/remove", "/account/security/off", "/account/security/on"])
            Assert.Equal(
                "/account/confirm?returnUrl=%2Faccount%2Fsecurity",
                (await Post(client, "/account/security", address, [])).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(client, "/account/security", "/account/passkeys/creation-options", [])).StatusCode);

        Assert.DoesNotContain("<img class=\"qr\"", await client.GetStringAsync("/account/security"), StringComparison.Ordinal);
        Assert.Equal(
            "/account/confirm?returnUrl=%2Fprivacy%2Fmine",
            (await Post(client, "/privacy/mine", "/privacy/mine", new() { ["Input.Sure"] = "true" })).Headers.Location!.OriginalString);

        const string page = "/account/confirm?returnUrl=%2Faccount%2Fsecurity";
        Assert.Contains(
            "Dit wachtwoord klopt niet",
            await (await Post(client, page, page, new() { ["Input.Password"] = "verkeerd" })).Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        Assert.Equal("/account/security", (await Post(client, page, page, new() { ["Input.Password"] = app.Password })).Headers.Location!.OriginalString);
        Assert.Contains("account/passkeys/add", await client.GetStringAsync("/account/security"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task No_key_and_no_calendar_link_is_made_without_proof(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);
        await using var scope = app.Services.CreateAsyncScope();
        var (tokens, calendars, proof) = (
            scope.ServiceProvider.GetRequiredService<TokenService>(),
            scope.ServiceProvider.GetRequiredService<CalendarService>(),
            scope.ServiceProvider.GetRequiredService<Reauthentication>());
        var viewer = await Viewer(database, Who) with { SessionId = Guid.NewGuid() };
        Task<bool> Make() => tokens.Make(viewer, TokenService.NewSecret(), "Excel", TokenScopes.Chains, 30);

        Assert.Equal(Rule.ReauthenticationIsNeeded, (await Assert.ThrowsAsync<RuleBroken>(Make)).Rule);
        Assert.Equal(Rule.ReauthenticationIsNeeded, (await Assert.ThrowsAsync<RuleBroken>(() => calendars.MakeLink(viewer))).Rule);
        Assert.Equal(Rule.PasswordIsWrong, (await Assert.ThrowsAsync<RuleBroken>(() => proof.Check(viewer, "verkeerd"))).Rule);
        await proof.Check(viewer, app.Password);

        Assert.True(await Make());
        Assert.NotNull(await calendars.MakeLink(viewer));
    }

    private static Task<RunningKetenScan> On(TestDatabase database, Engine engine) =>
        RunningKetenScan.Start([$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}"]);

    private static HttpClient Client(RunningKetenScan app) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };

    private static async Task<Viewer> Viewer(TestDatabase database, string email)
    {
        await using var db = database.CreateDbContext();
        return await db.Users.Where(user => user.Email == email).Select(user => new Viewer(user.Id, user.DisplayName, null)).SingleAsync();
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string page, string address, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Token().Match(await client.GetStringAsync(page)).Groups[1].Value;
        return await client.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Database(IDbContextFactory<KetenScanDb> database) : IDbContextFactory<KetenScanDb>
    {
        public bool IsAway { get; set; }

        public int Times { get; private set; }

        public KetenScanDb CreateDbContext()
        {
            Times++;
            return IsAway ? throw new IOException("The database does not answer") : database.CreateDbContext();
        }
    }
}
