using System.Net;
using KetenScan.Data;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace KetenScan.Web.Tests.Access;

/// <summary>Checks of a request's host, origin and forwarded headers, in an installation behind a proxy.</summary>
public sealed class OwnAddressTests
{
    private const string Public = "https://keten.example.nl";

    [Theory]
    [InlineData("keten.example.nl", "/", HttpStatusCode.Redirect)]
    [InlineData("KETEN.example.nl:443", "/", HttpStatusCode.Redirect)]
    [InlineData("elders.example", "/", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1:5080", "/app.css", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1:5080", "/health/live", HttpStatusCode.OK)]
    public async Task Only_the_host_that_people_type_is_answered_and_what_is_made_of_it_comes_from_the_setting(
        string host,
        string address,
        HttpStatusCode expected)
    {
        await using var app = await RunningKetenScan.StartWith(_ => Task.CompletedTask, [$"--PublicUrl={Public}"]);
        using var client = Client(app, host);

        using var answer = await client.GetAsync(address);

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.Redirect) Assert.Equal($"{Public}/account/login?returnUrl=%2F", answer.Headers.Location!.OriginalString);
        if (expected != HttpStatusCode.BadRequest) return;

        var words = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"geen KetenScan onder de naam {host}", words, StringComparison.Ordinal);
        Assert.Contains("PublicUrl", words, StringComparison.Ordinal);
        Assert.Contains("There is no KetenScan by the name", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("192.0.2.9", HttpStatusCode.BadRequest)]
    public async Task The_host_that_a_trusted_proxy_names_counts(string proxies, HttpStatusCode expected)
    {
        await using var app = await RunningKetenScan.StartWith(_ => Task.CompletedTask, [$"--PublicUrl={Public}", $"--TrustedProxies={proxies}"]);
        using var client = Client(app, "127.0.0.1:5080");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "keten.example.nl");

        Assert.Equal(expected, (await client.GetAsync("/account/login")).StatusCode);
    }

    [Fact]
    public async Task All_cookies_of_an_https_address_are_secure()
    {
        await using var app = await RunningKetenScan.StartWith(_ => Task.CompletedTask, [$"--PublicUrl={Public}"]);
        using var client = Client(app, "keten.example.nl");

        foreach (var address in (string[])["/account/login", "/preferences/language/en", "/preferences/theme/dark"])
            Assert.All(
                (await client.GetAsync(address)).Headers.GetValues("Set-Cookie"),
                cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));

        var schemes = app.Services.GetRequiredService<Microsoft.AspNetCore.Authentication.IAuthenticationSchemeProvider>();
        var cookies = app.Services
            .GetRequiredService<Microsoft.Extensions.Options
            .IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>>();
        foreach (var scheme in (await schemes.GetAllSchemesAsync()).Where(scheme => scheme.HandlerType.Name == "CookieAuthenticationHandler"))
            Assert.Equal(Microsoft.AspNetCore.Http.CookieSecurePolicy.Always, cookies.Get(scheme.Name).Cookie.SecurePolicy);
    }

    [Theory]
    [InlineData("203.0.113.7, 10.1.2.3", "203.0.113.7")]
    [InlineData("198.51.100.1, 203.0.113.7, 10.1.2.3", "203.0.113.7")]
    [InlineData("203.0.113.7, 192.0.2.1", "192.0.2.1")]
    public async Task The_visitor_is_found_behind_as_many_proxies_as_are_trusted(string passedOn, string visitor)
    {
        await using var app = await RunningKetenScan.Start(["--TrustedProxies=127.0.0.1;10.0.0.0/8"]);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", passedOn);

        await DemoServer.SignIn(client, "coordinator@demo.example", "geraden-wachtwoord");

        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        Assert.Equal(visitor, await db.AuditLog.OrderBy(entry => entry.Number).Select(entry => entry.From).LastAsync());
    }

    [Theory]
    [InlineData("https://keten.example.nl", HttpStatusCode.Unauthorized)]
    [InlineData("https://elders.example", HttpStatusCode.Forbidden)]
    [InlineData("http://keten.example.nl", HttpStatusCode.Forbidden)]
    [InlineData("https://keten.example.nl:8443", HttpStatusCode.Forbidden)]
    public async Task A_circuit_is_for_pages_of_the_address_that_people_type_also_when_the_proxy_passes_on_another_host(string origin, HttpStatusCode expected)
    {
        string[] settings = [$"--PublicUrl={Public}"];
        await using var inDevelopment = await RunningKetenScan.Start(settings);
        await using var app = await RunningKetenScan.StartWith(_ => Task.CompletedTask, settings);
        async Task<HttpResponseMessage> Ask(HttpClient client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
            request.Headers.TryAddWithoutValidation("Origin", origin);
            return await client.SendAsync(request);
        }

        using var anotherHost = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = inDevelopment.Address };
        using var ownHost = Client(app, "keten.example.nl");
        using var answer = await Ask(ownHost);

        Assert.Equal(expected, (await Ask(anotherHost)).StatusCode);
        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.Forbidden) Assert.Contains("PublicUrl", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_says_once_a_minute_what_was_expected_what_came_and_what_to_set()
    {
        var (clock, log) = (new FakeTimeProvider(), new Lines());
        var told = new WrongAddresses(clock, log);

        for (var second = 0; second < 90; second++)
        {
            told.Tell("Host", $"h{second}.example", "keten.example.nl");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        told.Tell("Origin", new string('x', 9000), Public);
        Assert.Equal(3, log.Count);
        Assert.Contains("Host is h0.example, expected keten.example.nl. Set PublicUrl", log[0], StringComparison.Ordinal);
        Assert.Contains("Host is h60.example", log[1], StringComparison.Ordinal);
        Assert.True(log[2].Length < 700);
    }

    private static HttpClient Client(RunningKetenScan app, string host)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Host = host;
        return client;
    }

    private sealed class Lines : List<string>, ILogger<WrongAddresses>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
