using System.Net;
using System.Text.RegularExpressions;

namespace KetenScan.Web.Tests.Account;

/// <summary>A browser without script that signs in by a provider; it follows redirects one at a time.</summary>
/// <param name="address">The start page, with its path.</param>
internal sealed partial class ByProvider(Uri address) : IDisposable
{
    public HttpClient Client { get; } = new(
        new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    { BaseAddress = address };

    /// <summary>The size in characters of the largest response headers on the way.</summary>
    public int LongestHeaders { get; private set; }

    public void Dispose() => Client.Dispose();

    /// <summary>Follows all redirects from the button on a page, and returns where they end.</summary>
    public async Task<string> Enter(string returnUrl = "/", string page = "account/login")
    {
        var form = await Client.GetStringAsync($"{page}?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Contains("Meld u aan met Stad Noord", form, StringComparison.Ordinal);
        var next = (await Post(WebUtility.HtmlDecode(Action().Match(form).Groups[1].Value), form)).Headers.Location!;
        for (var step = 0; step < 3; step++)
        {
            var answer = await Client.GetAsync(next);
            LongestHeaders = Math.Max(
                LongestHeaders,
                answer.Headers.Where(header => header.Key == "Set-Cookie").Sum(header => header.Value.Sum(value => header.Key.Length + value.Length)));
            next = answer.Headers.Location!;
        }

        return next.OriginalString;
    }

    /// <summary>Signs out, and returns the URL of each redirect.</summary>
    public async Task<IReadOnlyList<Uri>> Leave()
    {
        var answer = await Post("account/logout", await Client.GetStringAsync(""));
        var way = new List<Uri>();
        while (answer.Headers.Location is { } next)
        {
            way.Add(next);
            answer = await Client.GetAsync(next);
        }

        return way;
    }

    public Task<HttpResponseMessage> Post(string action, string form) =>
        Client.PostAsync(
            action,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Matches(form)[^1].Groups[1].Value }));

    [GeneratedRegex("action=\"(account/oidc[^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
