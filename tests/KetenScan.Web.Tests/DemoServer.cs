using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(KetenScan.Web.Tests.DemoServer))]

namespace KetenScan.Web.Tests;

/// <summary>One running application for tests that only read. Tests that change something start their own.</summary>
public sealed partial class DemoServer : IAsyncLifetime
{
    public const string ByLink = "link";
    public const string Nobody = "nobody";

    private readonly ConcurrentDictionary<string, Lazy<Task<HttpClient>>> kept = [];
    private string? link;

    public RunningKetenScan App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningKetenScan.Start();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in kept.Values) (await client.Value).Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A browser without script and session; it does not follow redirects.</summary>
    public HttpClient Anonymous() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = App.Address };

    /// <summary>A demo account, a visitor by a personal link, or nobody.</summary>
    public Task<HttpClient> As(string who) => who switch { ByLink => WithLink(), Nobody => Task.FromResult(Anonymous()), _ => SignedIn(who) };

    /// <summary>As <see cref="As"/>, signed in once, for tests that only fetch. Do not dispose.</summary>
    public Task<HttpClient> Fetching(string who) => kept.GetOrAdd(who, _ => new Lazy<Task<HttpClient>>(() => As(who))).Value;

    public async Task<HttpClient> SignedIn(string who)
    {
        var client = Anonymous();
        using var answer = await SignIn(client, $"{who}@demo.example", App.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public static string TokenIn(string page) => Token().Match(page).Groups[1].Value;

    /// <summary>Submits the plain form as curl would: its two fields and the token.</summary>
    public static async Task<HttpResponseMessage> SignIn(HttpClient client, string email, string password, string page = "/account/login")
    {
        var form = await client.GetStringAsync(page);
        return await client.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = email,
            ["Input.Password"] = password,
            ["__RequestVerificationToken"] = TokenIn(form),
        }));
    }

    /// <summary>Uses the link of a participant of the demo's open round, requested as a lost link.</summary>
    private async Task<HttpClient> WithLink()
    {
        await using var scope = App.Services.CreateAsyncScope();
        if (link is null)
        {
            await scope.ServiceProvider.GetRequiredService<InvitationService>().AskAgain("strategisch@demo.example");
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
            link = scope.ServiceProvider
                .GetRequiredService<Outbox>()
                .LinkOf(await db.Outbox.SingleAsync(message => message.Address == "strategisch@demo.example" && message.Kind == MailKind.NewLink));
        }

        var client = Anonymous();
        var form = await client.GetStringAsync(link);
        using var answer = await client.PostAsync(
            link,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = TokenIn(form) }));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
