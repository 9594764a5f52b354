namespace KetenScan.Browser.Tests;

/// <summary>A connection that was lost before anybody noticed, a page that did not load as a whole, and a browser that keeps nothing.</summary>
public sealed class ReconnectLateTests(Chromium chromium)
{
    private const string Actions = "/chains/dementie-de-meren/actions";

    [Fact]
    public async Task A_browser_that_keeps_nothing_comes_back_too()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.AddInitScriptAsync("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })");
        await page.Open(Actions);

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await app.StartAgain();

        await page.IsBack();
    }

    [Fact]
    public async Task A_press_that_did_not_arrive_is_told_when_the_connection_is_back()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        var sockets = new List<IWebSocketRoute>();
        IWebSocketRoute? dead = null;
        await page.RouteWebSocketAsync("**", socket =>
        {
            var server = socket.ConnectToServer();
            sockets.Add(socket);
            socket.OnMessage(frame =>
            {
                if (socket == dead) return;
                if (frame.Binary is { } bytes) server.Send(bytes);
                else server.Send(frame.Text!);
            });
        });
        await page.Open(Actions);
        var comment = await page.FirstComment();
        await comment.FillAsync("Staat op de agenda");

        dead = sockets[^1];
        await page.GetByRole(AriaRole.Button, new() { Name = "Plaats" }).First.ClickAsync();
        await dead.CloseAsync(new() { Code = 1001 });

        await Expect(page.Locator("#kept").GetByText("De verbinding viel weg terwijl u iets opsloeg.")).ToBeVisibleAsync();
        await page.IsBack();
        await Expect(comment).ToHaveValueAsync("Staat op de agenda");
        await Expect(page.Locator("p.prose", new() { HasText = "Staat op de agenda" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Choices_that_set_each_other_are_the_same_after_the_connection_was_away_for_a_moment()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        var sockets = new List<IWebSocketRoute>();
        await page.RouteWebSocketAsync("**", socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        });
        await page.PlanRound("/chains/dementie-de-meren", "Voorjaar");
        await page.Open("/chains/dementie-de-meren/rounds/5?step=3");
        await Choose(page, "Protected", "WithPartner");
        await Choose(page, "Named", "NotShown");

        await sockets[^1].CloseAsync(new() { Code = 1001 });
        await Expect(page.Locator("html[data-lost]")).ToHaveCountAsync(1);
        await page.IsBack();
        await Task.Delay(500);

        await Expect(page.Locator("#disclosure")).ToHaveValueAsync("Named");
        await Expect(page.Locator("#comments")).ToHaveValueAsync("NotShown");
    }

    [Fact]
    public async Task Choices_that_set_each_other_are_the_same_after_a_restart()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.PlanRound("/chains/dementie-de-meren", "Voorjaar");
        await page.Open("/chains/dementie-de-meren/rounds/5?step=3");
        await page.Locator("#comments").SelectOptionAsync("NotShown");
        await Choose(page, "Protected", "WithoutPartner");

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await app.StartAgain();
        await page.IsBack();

        await Expect(page.Locator("#disclosure")).ToHaveValueAsync("Protected");
        await Expect(page.Locator("#comments")).ToHaveValueAsync("WithoutPartner");
        await Expect(page.Locator("#kept")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Boxes_that_a_button_ticked_are_ticked_after_a_restart()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open("/chains/dementie-de-meren/dossier/1");
        await page.Locator("#add-Communication").ClickAsync();
        var boxes = page.Locator("fieldset.ticks input");
        await page.GetByRole(AriaRole.Button, new() { Name = "Alle partners", Exact = true }).ClickAsync();
        var all = await boxes.CountAsync();
        await Expect(page.Locator("fieldset.ticks input:checked")).ToHaveCountAsync(all);
        await Task.Delay(300);

        await app.Stop();
        await Expect(page.Card()).ToBeVisibleAsync();
        await app.StartAgain();
        await page.IsBack();

        await Expect(page.Locator("fieldset.ticks input:checked")).ToHaveCountAsync(all);
        Assert.True(all > 1);
    }

    [Fact]
    public async Task A_page_whose_scripts_did_not_arrive_says_so_and_loads_again()
    {
        await using var app = await RunningKetenScan.Start();
        var page = await chromium.SignIn(app, "coordinator");
        await page.RouteAsync("**/js/reconnect*.js", route => route.AbortAsync());
        await page.GotoAsync(Actions);
        await Expect(page.Card().GetByText("Deze pagina krijgt geen verbinding met de server")).ToBeVisibleAsync();

        await page.UnrouteAllAsync();

        await page.IsBack();
    }

    private static async Task Choose(IPage page, string disclosure, string comments)
    {
        await page.Locator("#disclosure").SelectOptionAsync(disclosure);
        await Expect(page.Locator("#minimum")).ToHaveCountAsync(disclosure == "Protected" ? 1 : 0);
        await page.Locator("#comments").SelectOptionAsync(comments);
    }
}
