using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Web.Features.Account;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>Changes of accounts and their audit entries are stored together, or neither is.</summary>
public sealed partial class AccountChangeTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_account_that_changed_since_the_page_was_opened_is_locked_out_all_the_same(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);
        await using var page = app.Services.CreateAsyncScope();
        var accounts = page.ServiceProvider.GetRequiredService<AccountService>();
        var administrator = await Viewer(database, "beheer@demo.example");
        var link = new Uri(
            (
                await accounts.Invite(
                    administrator,
                    Guid.CreateVersion7(),
                    "x@voorbeeld.nl",
                    "X",
                    isAdministrator: false,
                    mayStartChains: true))!.Link!).PathAndQuery;
        using var client = Client(app);
        await Post(client, link, new() { ["Input.Password"] = "een zin om te onthouden" });

        Assert.True(await accounts.Lock(administrator, (await Viewer(database, "x@voorbeeld.nl")).AccountId, locked: true));

        await using var db = database.CreateDbContext();
        Assert.True((await db.Users.SingleAsync(user => user.Email == "x@voorbeeld.nl")).IsLockedForGood);
        Assert.Equal(
            [AuditEvent.AccountInvited, AuditEvent.PasswordSet, AuditEvent.AccountLocked],
            await db.AuditLog.Where(entry => entry.About == "x@voorbeeld.nl").OrderBy(entry => entry.Number).Select(entry => entry.What).ToListAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_wrong_password_of_a_request_that_is_cut_off_is_counted_and_on_record(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        using var hasher = new WaitingHasher();
        await using var app = await On(database, engine, builder => builder.Services.AddSingleton<IPasswordHasher<Data.Access.Account>>(hasher));
        using var client = Client(app);
        var page = await client.GetAsync("/account/login");
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var token = Uri.EscapeDataString(Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
        var form = $"Input.Email=consultant%40demo.example&Input.Password=geraden-wachtwoord&__RequestVerificationToken={token}";
        var request = $"POST /account/login HTTP/1.1\r\nHost: {app.Address.Authority}\r\nCookie: {cookies}\r\nContent-Type: application/"
            + $"x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}";

        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, app.Address.Port);
            socket.LingerState = new LingerOption(true, 0); // closed by a reset
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
            Assert.True(hasher.Begun.Wait(TimeSpan.FromSeconds(30)));
        }

        await Task.Delay(200); // until the server notices that the connection is closed
        hasher.GoOn.Set();
        await using var db = database.CreateDbContext();
        async Task<int> Counted() => await db.Users.Where(user => user.Email == "consultant@demo.example").Select(user => user.AccessFailedCount).SingleAsync();
        for (var waited = 0; waited < 300 && await Counted() == 0; waited++) await Task.Delay(100);

        Assert.Equal(1, await Counted());
        Assert.Equal(1, await db.AuditLog.CountAsync(entry => entry.What == AuditEvent.SignInRefused && entry.About == "consultant@demo.example"));
    }

    /// <summary>On PostgreSQL only: SQLite has one writer at a time.</summary>
    [Fact]
    public async Task An_account_made_by_somebody_else_during_an_act_is_found_when_the_act_is_retried()
    {
        await using var database = await DemoDatabase.Create(Engine.PostgreSql);
        await using var app = await On(database, Engine.PostgreSql);
        var changes = app.Services.GetRequiredService<AccountChanges>();
        Data.Access.Account New() => new("dubbel@voorbeeld.nl", "Dubbel");

        var wasThere = await changes.Run(async act =>
        {
            if (await act.Users.FindByEmailAsync("dubbel@voorbeeld.nl") is not null) return true;
            await changes.Run(async other =>
            {
                (await other.Users.CreateAsync(New())).Must();
                return true;
            });
            (await act.Users.CreateAsync(New())).Must();
            return false;
        });

        Assert.True(wasThere);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_act_that_fails_leaves_nothing_behind(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);
        var changes = app.Services.GetRequiredService<AccountChanges>();
        var id = (await Viewer(database, "consultant@demo.example")).AccountId;

        await Assert.ThrowsAsync<InvalidOperationException>(() => changes.Run<bool>(async act =>
        {
            var account = (await act.Lock(id))!;
            (await act.Users.SetTwoFactorEnabledAsync(account, true)).Must();
            act.Note(account, AuditEvent.SecondFactorOn);
            (await act.Users.CreateAsync(new Data.Access.Account("geen adres", "Niemand"))).Must();
            return true;
        }));

        await using var db = database.CreateDbContext();
        Assert.False((await db.Users.SingleAsync(user => user.Id == id)).TwoFactorEnabled);
        Assert.False(await db.AuditLog.AnyAsync(entry => entry.What == AuditEvent.SecondFactorOn));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_many_guesses_at_once_eight_count_and_a_right_password_after_them_is_refused(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);
        async Task Guess(string password)
        {
            await using var scope = app.Services.CreateAsyncScope();
            Assert.Null(await scope.ServiceProvider.GetRequiredService<PasswordCheck>().Enter("consultant@demo.example", password));
        }

        await Task.WhenAll(Enumerable.Range(0, 39).Select(guess => Guess($"geraden-wachtwoord-{guess}")));
        await Guess(app.Password);

        // The eighth blocks the password and resets the count: of 39 that were all counted, seven would remain.
        await using var db = database.CreateDbContext();
        var account = await db.Users.SingleAsync(user => user.Email == "consultant@demo.example");
        Assert.Equal(0, account.AccessFailedCount);
        Assert.True(account.LockoutEnd > DateTimeOffset.UtcNow);
        Assert.Equal(40, await db.AuditLog.CountAsync(entry => entry.What == AuditEvent.SignInRefused));
    }

    /// <summary>The identity store reports a refusal in its result. If nobody checks that, a change that did not happen is taken for done.</summary>
    [Fact]
    public void No_result_of_a_change_to_an_account_is_thrown_away()
    {
        var source = Path.Combine(SourceFolder(), "src", "KetenScan.Web");
        var thrownAway = Directory
            .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(source, "*.razor", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Unlooked().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value.Trim()}"));

        Assert.Empty(thrownAway);
    }

    private static Task<RunningKetenScan> On(TestDatabase database, Engine engine, Action<WebApplicationBuilder>? change = null) =>
        RunningKetenScan.Start([$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}"], change);

    private static HttpClient Client(RunningKetenScan app) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };

    private static async Task<Viewer> Viewer(TestDatabase database, string email)
    {
        await using var db = database.CreateDbContext();
        return await db.Users.Where(user => user.Email == email).Select(user => new Viewer(user.Id, user.DisplayName, null)).SingleAsync();
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string page, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Token().Match(await client.GetStringAsync(page)).Groups[1].Value;
        return await client.PostAsync(page, new FormUrlEncodedContent(fields));
    }

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetenScan.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    /// <summary>Pauses in the middle of a sign-in until it is released.</summary>
    private sealed class WaitingHasher : PasswordHasher<Data.Access.Account>, IPasswordHasher<Data.Access.Account>, IDisposable
    {
        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim GoOn { get; } = new();

        public override PasswordVerificationResult VerifyHashedPassword(Data.Access.Account user, string hashedPassword, string providedPassword)
        {
            Begun.Set();
            GoOn.Wait(TimeSpan.FromSeconds(30));
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }

        public void Dispose()
        {
            Begun.Dispose();
            GoOn.Dispose();
        }
    }

    [GeneratedRegex(@"^\s*await \w*\.?[uU]sers\.(?!Verify)\w+Async\(", RegexOptions.Multiline)]
    private static partial Regex Unlooked();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
