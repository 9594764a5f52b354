using System.Net;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace KetenScan.Web.Tests.Account;

/// <summary>What an attacker can learn when signing in, and whom an attacker can lock out.</summary>
public sealed class PasswordSignInTests
{
    private static readonly string[] Mail = ["--Smtp:Host=127.0.0.1", "--Smtp:Port=1", "--Smtp:From=keten@voorbeeld.nl", "--PublicUrl=https://voorbeeld.nl"];

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    /// <summary>Nearly all the time of a sign-in is spent on hashing one password.</summary>
    [Fact]
    public async Task An_unknown_address_takes_the_work_of_a_known_one()
    {
        var hasher = new CountingHasher();
        await using var app = await RunningKetenScan.Start(change: builder => builder.Services.AddSingleton<IPasswordHasher<Data.Access.Account>>(hasher));
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync())
            await db.Users
                .Where(user => user.Email == "uitvoering@demo.example")
                .ExecuteUpdateAsync(user => user.SetProperty(own => own.PasswordHash, (string?)null));
        using var client = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        { BaseAddress = app.Address };

        foreach (var address in (string[])["consultant@demo.example", "niemand@demo.example", "uitvoering@demo.example"])
        {
            var before = hasher.Verified;
            await DemoServer.SignIn(client, address, "geraden-wachtwoord");
            Assert.Equal(before + 1, hasher.Verified);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_forgotten_password_gets_one_link_an_hour_however_many_requests_come_at_once(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var app = await RunningKetenScan.Start(
            [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}", .. Mail],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        async Task Forgot()
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AccountService>().Forgot("consultant@demo.example");
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Forgot()));
        await using var db = database.CreateDbContext();
        var message = await db.Outbox.SingleAsync(own => own.Kind == MailKind.PasswordReset);
        clock.Advance(ResetTokens.Lifetime);
        await Forgot();
        Assert.Equal(2, await db.Outbox.CountAsync(own => own.Kind == MailKind.PasswordReset));

        using var client = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        { BaseAddress = app.Address };
        var link = app.Services.GetRequiredService<Outbox>().LinkOf(message);
        var token = System.Text.RegularExpressions.Regex.Match(
            await client.GetStringAsync(link),
            "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        async Task<HttpResponseMessage> Set(string password) => await client.PostAsync(
            link,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Password"] = password, ["__RequestVerificationToken"] = token }));
        Assert.Contains("uitgelekte wachtwoorden", await (await Set("Welkom123456")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/account/login?set=true", (await Set("een zin om te onthouden")).Headers.Location!.OriginalString);
    }

    /// <summary>The provider may have given the address to somebody else by now, and asks for a second step.</summary>
    [Fact]
    public async Task No_password_link_is_mailed_for_an_account_that_signs_in_only_by_a_provider()
    {
        await using var database = await DemoDatabase.Create(Engine.Sqlite);
        await using var app = await RunningKetenScan.Start([$"--ConnectionStrings:KetenScan={database.ConnectionString}", .. Mail]);
        await using var db = database.CreateDbContext();
        var account = await db.Users.SingleAsync(user => user.Email == "consultant@demo.example");
        account.PasswordHash = null;
        db.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = account.Id, LoginProvider = "https://login.example.nl", ProviderKey = "1" });
        await db.SaveChangesAsync();
        await using var scope = app.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<AccountService>().Forgot(account.Email!);
        Assert.False(await db.Outbox.AnyAsync(own => own.Kind == MailKind.PasswordReset));

        await db.UserLogins.ExecuteDeleteAsync();
        await scope.ServiceProvider.GetRequiredService<AccountService>().Forgot(account.Email!);
        Assert.True(await db.Outbox.AnyAsync(own => own.Kind == MailKind.PasswordReset));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Several_requests_for_a_new_link_at_once_cause_no_error_and_send_one_message(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await RunningKetenScan.Start(
            [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}", .. Mail]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<InvitationService>().AskAgain("strategisch@demo.example");
        }));

        await using var db = database.CreateDbContext();
        Assert.Equal(1, await db.Outbox.CountAsync(own => own.Kind == MailKind.NewLink && own.Address == "strategisch@demo.example"));
    }

    private sealed class CountingHasher : PasswordHasher<Data.Access.Account>, IPasswordHasher<Data.Access.Account>
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Data.Access.Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
