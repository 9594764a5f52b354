using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace KetenScan.Web.Tests.Account;

/// <summary>A second step with an authenticator app, over HTTP; the test implements the app by RFC 6238.</summary>
public sealed partial class SecondFactorTests : IAsyncLifetime
{
    private const string Email = "beheer@demo.example";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Appendix B of RFC 6238, SHA-1, the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(2000000000, "279037")]
    public void The_tests_own_app_is_right(long seconds, string expected) => Assert.Equal(expected, CodeOf("12345678901234567890"u8.ToArray(), seconds));

    [Fact]
    public async Task Once_it_is_on_the_password_alone_lets_nobody_in()
    {
        using var client = Client();
        await DemoServer.SignIn(client, Email, app.Password);
        var page = await client.GetStringAsync("/account/security");
        var key = FromBase32(Key().Match(page).Groups[1].Value);

        Assert.Contains("Deze code klopt niet", await Body(await Post(client, page, "/account/security/on", "Input.Code", "000000")), StringComparison.Ordinal);
        var on = await Body(await Post(client, page, "/account/security/on", "Input.Code", Now(key)));
        var recovery = Recovery().Matches(on).Select(match => match.Value).ToList();
        Assert.Equal(10, recovery.Count);

        using var other = Client();
        Assert.StartsWith("/account/code", (await DemoServer.SignIn(other, Email, app.Password)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/")).StatusCode);
        var step = await other.GetStringAsync("/account/code");
        Assert.Equal(HttpStatusCode.OK, (await Post(other, step, "/account/code", "Input.Code", "123 456")).StatusCode);
        Assert.Equal(
            "/admin/accounts",
            (await Post(other, step, "/account/code?returnUrl=%2Fadmin%2Faccounts", "Input.Code", recovery[0])).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin/accounts")).StatusCode);

        using var third = Client();
        await DemoServer.SignIn(third, Email, app.Password);
        // used
        Assert.Equal(
            HttpStatusCode.OK,
            (await Post(third, await third.GetStringAsync("/account/code"), "/account/code", "Input.Code", recovery[0])).StatusCode);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Post(third, await third.GetStringAsync("/account/code"), "/account/code", "Input.Code", recovery[1])).StatusCode);
    }

    [Fact]
    public async Task Opened_twice_at_once_for_the_first_time_the_page_shows_one_key_and_does_not_fall_over()
    {
        using var client = Client();
        await DemoServer.SignIn(client, Email, app.Password);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.GetAsync("/account/security")));

        var kept = Key().Match(await client.GetStringAsync("/account/security")).Value;
        foreach (var answer in answers)
        {
            if (answer.StatusCode == HttpStatusCode.Redirect)
                Assert.EndsWith("/account/security", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            else Assert.Equal(kept, Key().Match(await Body(answer)).Value);
        }
    }

    [Fact]
    public async Task It_is_turned_off_with_the_password_only()
    {
        using var client = Client();
        await DemoServer.SignIn(client, Email, app.Password);
        var page = await client.GetStringAsync("/account/security");
        await Post(client, page, "/account/security/on", "Input.Code", Now(FromBase32(Key().Match(page).Groups[1].Value)));

        page = await client.GetStringAsync("/account/security");
        Assert.Contains(
            "Dit wachtwoord klopt niet",
            await Body(await Post(client, page, "/account/security/off", "Input.Password", "verkeerd")),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Post(client, page, "/account/security/off", "Input.Password", app.Password)).StatusCode);

        using var other = Client();
        Assert.Equal("/", (await DemoServer.SignIn(other, Email, app.Password)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Signing_out_everywhere_signs_out_here()
    {
        using var client = Client();
        await DemoServer.SignIn(client, Email, app.Password);

        await Post(client, await client.GetStringAsync("/account/security"), "/account/security/everywhere", "Input.None", "");

        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/")).StatusCode);
    }

    private HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };

    private static Task<HttpResponseMessage> Post(HttpClient client, string page, string address, string field, string value) =>
        client.PostAsync(
            address,
            new FormUrlEncodedContent(
                new Dictionary<string, string> { [field] = value, ["__RequestVerificationToken"] = Token().Matches(page)[^1].Groups[1].Value }));

    private static Task<string> Body(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private static string Now(byte[] key) => CodeOf(key, DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    private static string CodeOf(byte[] key, long seconds)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, seconds / 30);
#pragma warning disable CA5350 // RFC 6238 as the apps know it.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 4648, without padding.</summary>
    private static byte[] FromBase32(string text)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        var (bits, held, bytes) = (0, 0, new List<byte>());
        foreach (var character in text.Replace(" ", "", StringComparison.Ordinal))
        {
            (bits, held) = ((bits << 5) | alphabet.IndexOf(character, StringComparison.Ordinal), held + 5);
            if (held < 8) continue;

            bytes.Add((byte)(bits >> (held - 8)));
            (bits, held) = (bits & ((1 << (held - 8)) - 1), held - 8);
        }

        return [.. bytes];
    }

    [GeneratedRegex("<code>([a-z2-7 ]+)</code>")]
    private static partial Regex Key();

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}")]
    private static partial Regex Recovery();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
