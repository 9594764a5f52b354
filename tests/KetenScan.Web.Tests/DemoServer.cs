using System.Net;
using System.Text.RegularExpressions;

[assembly: AssemblyFixture(typeof(KetenScan.Web.Tests.DemoServer))]

namespace KetenScan.Web.Tests;

/// <summary>One running application for the tests that only read. Tests that change something start their own.</summary>
public sealed partial class DemoServer : IAsyncLifetime
{
    public RunningKetenScan App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A browser without script that nobody has signed in with; it does not follow redirects.</summary>
    public HttpClient Anonymous() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = App.Address };

    public async Task<HttpClient> SignedIn(string who)
    {
        var client = Anonymous();
        using var answer = await SignIn(client, $"{who}@demo.example", App.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Fills in the plain form as curl would: its two fields and the token.</summary>
    public static async Task<HttpResponseMessage> SignIn(HttpClient client, string email, string password, string page = "/account/login")
    {
        var form = await client.GetStringAsync(page);
        return await client.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.Email"] = email,
            ["Input.Password"] = password,
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        }));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
