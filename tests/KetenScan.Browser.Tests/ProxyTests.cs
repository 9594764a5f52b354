using System.Net;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>As it is installed: a reverse proxy before it, two nodes, one PostgreSQL, a path of a host that is shared.</summary>
public sealed class ProxyTests(Chromium chromium)
{
    private const int Steps = 2;

    /// <summary>Many browsers share two processors here; how long a page takes then says nothing of the servers.</summary>
    private const int PatienceInMilliseconds = 60_000;

    [Theory]
    [InlineData("nginx", 20)]
    [InlineData("caddy", 6)]
    public async Task One_of_two_nodes_is_lost_while_people_fill_in_and_nothing_that_was_called_stored_is(string kind, int people)
    {
        var database = await TestPostgres.Create(_ => Task.CompletedTask);
        var port = Proxy.FreePort();
        (string, string)[] settings = [("Database__Provider", "PostgreSql"), ("ConnectionStrings__KetenScan", database), ("PublicUrl", $"http://127.0.0.1:{port}/keten/"), ("AllowHttp", "true"), ("TrustedProxies", "127.0.0.1")];
        IReadOnlyList<Seat> seats = [];
        await using (await RunningKetenScan.StartWith(async services => seats = await Seats(services, people), ["--Database:Provider=PostgreSql", $"--ConnectionStrings:KetenScan={database}"]))
        {
            // Only to fill the database.
        }

        Assert.Equal(people, seats.Count);
        await using var one = await Node.Start(settings);
        await using var two = await Node.Start(settings);
        await using var proxy = kind == "nginx" ? await Proxy.Nginx(port, [one.Address, two.Address]) : await Proxy.Caddy(port, [one.Address, two.Address]);
        using var half = new CountdownEvent(people);
        using var coming = new SemaphoreSlim(3);

        var filling = seats.Select((seat, number) => FillIn(proxy, seat, number, coming, half)).ToList();
        await Task.Run(() => half.Wait(TimeSpan.FromMinutes(3)));
        one.Kill();
        var stored = await Task.WhenAll(filling);

        Assert.True(stored.Select(own => own.Node).Distinct().Count() > 1, "All came to one node.");
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        KetenScan.Data.PostgreSql.PostgreSqlSetup.UseKetenScanPostgreSql(options, database);
        await using var db = new KetenScanDb(options.Options);
        foreach (var (seat, own) in seats.Zip(stored))
        {
            var answers = await db.Participants.Where(participant => participant.Id == seat.Participant).SelectMany(participant => participant.Sheet.Answers).ToDictionaryAsync(answer => answer.Statement, answer => answer.Value);
            Assert.Equal(Steps * 5, own.Answers.Count);
            Assert.All(own.Answers, said => Assert.Equal(said.Value, answers[said.Key]));
        }
    }

    [Fact]
    public async Task Who_signs_in_under_a_path_fills_in_downloads_and_signs_out_there()
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
        await page.GetByRole(AriaRole.Link, new() { Name = "Volgende" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{proxy.Address}keten{Pages.Sheet}?step=5");

        await page.GotoAsync($"{proxy.Address}keten/chains/dementie-de-meren/rounds/3");
        await page.Locator("main[data-interactive]").WaitForAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download PDF" }).ClickAsync());
        Assert.StartsWith($"{proxy.Address}keten/chains/dementie-de-meren/rounds/3/scorecard.pdf", file.Url, StringComparison.Ordinal);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(await file.PathAsync()))[..4]));

        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{proxy.Address}keten/account/login");
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.Equal("/keten", cookie.Path));
    }

    [Fact]
    public async Task A_host_that_the_proxy_does_not_pass_on_is_said_in_words()
    {
        var port = Proxy.FreePort();
        await using var app = await RunningKetenScan.StartWith(_ => Task.CompletedTask, [$"--PublicUrl=http://127.0.0.1:{port}/keten", "--TrustedProxies=127.0.0.1"]);
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

        // Words in the colour of what is behind them are visible to the driver, and axe takes them for hidden.
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

    /// <summary>People of the demo's open round, each with a personal link.</summary>
    private static async Task<IReadOnlyList<Seat>> Seats(IServiceProvider services, int most)
    {
        await DemoSeed.Run(services, CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        var people = await (
            from participant in db.Participants
            join person in db.People on participant.PersonId equals person.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            where round.State == Domain.Rounds.RoundState.Open && participant.Sheet.SubmittedAt == null && person.Email != null && participant.AccountId == null
            orderby person.Email
            select new { participant.Id, person.Email }).Take(most).ToListAsync();
        foreach (var person in people) await scope.ServiceProvider.GetRequiredService<InvitationService>().AskAgain(person.Email!);
        var messages = await db.Outbox.Where(message => message.Kind == MailKind.NewLink).ToListAsync();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        return [.. people.Select(person => new Seat(person.Id, outbox.LinkOf(messages.Single(message => message.Address == person.Email))))];
    }

    /// <summary>Answers two principles; of what was answered is noted what the page called stored.</summary>
    private async Task<(string Node, Dictionary<string, int> Answers)> FillIn(Proxy proxy, Seat seat, int number, SemaphoreSlim coming, CountdownEvent half)
    {
        // Not all in the same second.
        await coming.WaitAsync();
        IPage page;
        try
        {
            page = await Enter(proxy, seat);
        }
        finally
        {
            coming.Release();
        }

        var node = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "ketenscan_node").Value;
        var sheet = page.Url.Split('?')[0];
        var stored = new Dictionary<string, int>();
        for (var step = 1; step <= Steps; step++)
        {
            await page.GotoAsync($"{sheet}?step={step}");
            await page.Locator("[data-sheet]").WaitForAsync();
            for (var statement = 1; statement <= 5; statement++)
            {
                var (code, value) = ($"{step}.{statement}", (number + step + statement) % 5 + 1);
                await Answer(page, code, value);
                stored[code] = value;
                if (step == 1 && statement == 4) half.Signal();
            }
        }

        await page.Context.CloseAsync();
        return (node, stored);
    }

    private async Task<IPage> Enter(Proxy proxy, Seat seat)
    {
        var page = await chromium.Visit(proxy.Address);
        page.Context.SetDefaultTimeout(PatienceInMilliseconds);
        await page.GotoAsync($"{proxy.Address}keten{seat.Link}");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        await page.Locator("[data-sheet]").WaitForAsync();
        return page;
    }

    /// <summary>As a person does: what is not called stored after a while is clicked once more, and a page that did not come is loaded again.</summary>
    private static async Task Answer(IPage page, string code, int value)
    {
        var mark = page.Statement(code).GetByText("✓ Opgeslagen");
        for (var trial = 0; trial < 6 && !await mark.IsVisibleAsync(); trial++)
        {
            try
            {
                await page.Statement(code).Locator($"input[value='{value}']").CheckAsync(new() { Force = true, Timeout = PatienceInMilliseconds / 3 });
                await Expect(mark).ToBeVisibleAsync();
            }
            catch (Exception problem) when (problem is PlaywrightException or TimeoutException)
            {
                // The page was loaded again under the click, or asked for at the moment that its server was lost.
                if (await page.Locator("[data-sheet]").CountAsync() == 0) await page.ReloadAsync();
            }
        }

        await Expect(mark).ToBeVisibleAsync();
    }

    private sealed record Seat(Guid Participant, string Link);
}
