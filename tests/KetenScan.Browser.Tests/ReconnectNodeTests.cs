using KetenScan.Web.Start;

namespace KetenScan.Browser.Tests;

/// <summary>A page that loses its connection because its server is lost, behind a proxy with two.</summary>
public sealed class ReconnectNodeTests(Chromium chromium)
{
    private const string Actions = "/chains/dementie-de-meren/actions";

    [Fact]
    public async Task When_one_of_two_nodes_is_lost_the_page_comes_back_on_the_other_with_what_was_typed()
    {
        var database = await TestPostgres.Empty();
        var port = Proxy.FreePort();
        var password = "";
        await using (await RunningKetenScan.StartWith(
            async services =>
            {
                await DemoSeed.Run(services, CancellationToken.None);
                password = await DemoSeed.Password(services);
            },
            ["--Database:Provider=PostgreSql", $"--ConnectionStrings:KetenScan={database}"]))
        {
            // Started only to fill the database.
        }

        (string, string)[] settings =
        [
            ("Database__Provider", "PostgreSql"), ("ConnectionStrings__KetenScan", database), ("PublicUrl", $"http://127.0.0.1:{port}/keten/"),
            ("AllowHttp", "true"), ("TrustedProxies", "127.0.0.1"),
        ];
        var nodes = await Task.WhenAll(Node.Start(settings), Node.Start(settings));
        await using var one = nodes[0];
        await using var two = nodes[1];
        await using var proxy = await Proxy.Nginx(port, [one.Address, two.Address]);
        var page = await chromium.Visit(proxy.Address);
        await page.GotoAsync($"{proxy.Address}keten/account/login");
        await page.GetByLabel("E-mailadres").FillAsync("coordinator@demo.example");
        await page.GetByLabel("Wachtwoord").FillAsync(password);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Aanmelden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{proxy.Address}keten/");
        await page.Open($"{proxy.Address}keten{Actions}?mark=here");
        await page.NewAction("Bel de huisarts", owner: "Els");

        (one.WasAskedFor("mark=here") ? one : two).Kill();

        await Expect(page.Locator("html[data-lost]")).ToBeAttachedAsync();
        await page.IsBack();
        await Expect(page.GetByLabel("Wat gaat er gebeuren?")).ToHaveValueAsync("Bel de huisarts");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bel de huisarts" })).ToHaveCountAsync(1);
    }
}
