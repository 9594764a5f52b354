using System.Net;

namespace KetenScan.Browser.Tests;

/// <summary>As installed: behind a reverse proxy, under a path of a shared host.</summary>
public sealed class ProxyTests(Chromium chromium)
{
    [Fact]
    public async Task Signing_in_answering_downloading_and_signing_out_work_under_a_path()
    {
        var port = Proxy.FreePort();
        await using var app = await RunningKetenScan.Start([$"--PublicUrl=http://127.0.0.1:{port}/keten"]);
        await using var proxy = await Proxy.Nginx(port, [app.Address]);
        var page = await SignIn(proxy, app.Password);
        await page.Locator("main[data-interactive]").WaitForAsync();
        Assert.Equal($"{proxy.Address}keten/", page.Url);

        await page.GetByRole(AriaRole.Link, new() { Name = "EN English" }).ClickAsync();
        await Expect(page.Locator("html[lang=en]")).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "NL Nederlands" }).ClickAsync();
        await Expect(page.Locator("html[lang=nl]")).ToBeAttachedAsync();
        await page.GotoAsync($"{proxy.Address}keten{Pages.Sheet}?step=4");
        await page.Locator("[data-sheet][data-ready]").WaitForAsync();
        await page.Answer("4.1", 4);
        await page.Next();
        await Expect(page).ToHaveURLAsync($"{proxy.Address}keten{Pages.Sheet}?step=5");

        await page.GotoAsync($"{proxy.Address}keten/chains/dementie-de-meren/rounds/3");
        await page.Locator("main[data-interactive]").WaitForAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).ClickAsync());
        Assert.StartsWith($"{proxy.Address}keten/chains/dementie-de-meren/rounds/3/scorecard.pdf", file.Url, StringComparison.Ordinal);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(await file.PathAsync()))[..4]));

        await page.SignOut();
        await Expect(page).ToHaveURLAsync($"{proxy.Address}keten/account/login");
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.Equal("/keten", cookie.Path));
    }

    [Fact]
    public async Task A_host_that_the_proxy_does_not_pass_on_is_said_in_words()
    {
        var port = Proxy.FreePort();
        await using var app = await RunningKetenScan.StartWith(
            _ => Task.CompletedTask,
            [$"--PublicUrl=http://127.0.0.1:{port}/keten", "--TrustedProxies=127.0.0.1"]);
        await using var proxy = await Proxy.Nginx(port, [app.Address], without: "proxy_set_header Host");
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(proxy.Address, "keten/account/login"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("laat de proxy de Host van de bezoeker doorgeven", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_connection_is_refused_says_so_and_what_the_administrator_must_set()
    {
        var port = Proxy.FreePort();
        await using var app = await RunningKetenScan.Start(["--PublicUrl=http://keten.example.nl/keten", "--TrustedProxies=127.0.0.1"]);
        await using var proxy = await Proxy.Nginx(port, [app.Address], without: "proxy_set_header Host");

        var page = await SignIn(proxy, app.Password);

        await Expect(page.GetByText("De server weigert de verbinding van deze pagina")).ToBeVisibleAsync();

        // Text in the colour of its background is visible to the browser driver, and axe takes it for hidden.
        var colours = await page.Locator(".reconnect").EvaluateAsync<string[]>("bar => [getComputedStyle(bar).color, getComputedStyle(bar).backgroundColor]");
        Assert.NotEqual(colours[0], colours[1]);
        await page.IsAccessible();
    }

    private async Task<IPage> SignIn(Proxy proxy, string password)
    {
        var page = await chromium.Visit(proxy.Address);
        await page.GotoAsync($"{proxy.Address}keten/account/login");
        await page.GetByLabel("E-mailadres").FillAsync("strategisch@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{proxy.Address}keten/");
        return page;
    }
}
