using System.Net;
using System.Net.Http.Headers;

namespace KetenScan.Web.Tests.Access;

/// <summary>Attacks with a script from outside. Forged ids in services are tested with those services.</summary>
public sealed class AttackTests(DemoServer server)
{
    [Theory]
    [InlineData("https://elders.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task A_page_of_another_site_gets_no_circuit(string? origin, HttpStatusCode expected)
    {
        using var client = await server.SignedIn("coordinator");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.TryAddWithoutValidation("Origin", origin ?? server.App.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(expected, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Too_many_sign_ins_from_one_address_are_refused()
    {
        await using var app = await RunningKetenScan.Start(["--Throttling:SensitivePerMinute=5"]);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

        var answers = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 8; attempt++) answers.Add(
            (await DemoServer.SignIn(client, "coordinator@demo.example", $"geraden-wachtwoord-{attempt}")).StatusCode);

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 5), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 3)], answers);
    }

    [Fact]
    public async Task An_account_is_locked_after_eight_wrong_passwords_whatever_address_they_come_from()
    {
        await using var app = await RunningKetenScan.Start();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        for (var guess = 0; guess < 8; guess++) await DemoServer.SignIn(client, "coordinator@demo.example", $"geraden-wachtwoord-{guess}");

        var answer = await DemoServer.SignIn(client, "coordinator@demo.example", app.Password);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("tien minuten", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_not_read()
    {
        using var client = server.Anonymous();
        using var large = new ByteArrayContent(new byte[300 * 1024]);
        large.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

        Assert.Contains(
            (await client.PostAsync("/account/login", large)).StatusCode,
            (HttpStatusCode[])[HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("192.0.2.9", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("10.0.0.0/8;127.0.0.0/8;fd00::/8", true)]
    public async Task Forwarded_headers_count_only_from_a_trusted_proxy(string proxies, bool believed)
    {
        await using var app = await RunningKetenScan.Start([$"--TrustedProxies={proxies}"]);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/preferences/language/en");
        request.Headers.Add("X-Forwarded-Proto", "https");

        var cookie = (await client.SendAsync(request)).Headers.GetValues("Set-Cookie").Single();

        Assert.Equal(believed, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_and_with_an_https_address_the_cookie_is_secure_only()
    {
        await using var app = await RunningKetenScan.Start(["--TrustedProxies=127.0.0.1", "--PublicUrl=https://ketenscan.example.nl"]);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var page = await client.GetAsync("/account/login");
        var token = System.Text.RegularExpressions.Regex.Match(
            await page.Content.ReadAsStringAsync(),
            "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        client.DefaultRequestHeaders.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        var answer = await client.PostAsync("/account/login", new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["Input.Email"] = "coordinator@demo.example",
                ["Input.Password"] = app.Password,
                ["__RequestVerificationToken"] = token,
            }));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("ketenscan=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }
}
