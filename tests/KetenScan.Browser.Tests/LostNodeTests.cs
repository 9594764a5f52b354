using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Data.PostgreSql;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>Two servers behind a reverse proxy share one PostgreSQL database, and one of them is lost.</summary>
public sealed class LostNodeTests(Chromium chromium)
{
    private const int Steps = 2;

    /// <summary>Many browsers share two processors here, so slow pages say nothing about the servers.</summary>
    private const int PatienceInMilliseconds = 60_000;

    [Theory]
    [InlineData("nginx", 8)]
    [InlineData("caddy", 4)]
    public async Task One_of_two_nodes_is_lost_while_people_fill_in_and_nothing_that_was_called_stored_is(string kind, int people)
    {
        var database = await TestPostgres.Empty();
        var port = Proxy.FreePort();
        (string, string)[] settings =
        [
            ("Database__Provider", "PostgreSql"), ("ConnectionStrings__KetenScan", database), ("PublicUrl", $"http://127.0.0.1:{port}/keten/"),
            ("AllowHttp", "true"), ("TrustedProxies", "127.0.0.1"),
        ];
        IReadOnlyList<Seat> seats = [];
        await using (await RunningKetenScan.StartWith(
            async services => seats = await Seats(services, people),
            ["--Database:Provider=PostgreSql", $"--ConnectionStrings:KetenScan={database}"]))
        {
            // Started only to fill the database.
        }

        Assert.Equal(people, seats.Count);
        await using var one = await Node.Start(settings);
        await using var two = await Node.Start(settings);
        await using var proxy = kind == "nginx" ? await Proxy.Nginx(port, [one.Address, two.Address]) : await Proxy.Caddy(port, [one.Address, two.Address]);
        Cookie[] cookies = [await CookieOf(proxy, one), await CookieOf(proxy, two)];
        var loss = new Loss(people, one.Kill);
        using var coming = new SemaphoreSlim(3);

        var stored = await Task.WhenAll(seats.Select((seat, number) => FillIn(proxy, seat, cookies[number % 2], number, coming, loss)));

        Assert.True(loss.Happened);
        var options = new DbContextOptionsBuilder<KetenScanDb>();
        options.UseKetenScanPostgreSql(database);
        await using var db = new KetenScanDb(options.Options);
        foreach (var (seat, own) in seats.Zip(stored))
        {
            var answers = await db.Participants.Where(participant => participant.Id == seat.Participant)
                .SelectMany(participant => participant.Sheet.Answers).ToDictionaryAsync(answer => answer.Statement, answer => answer.Value.Number);
            Assert.Equal(Steps * 5, own.Count);
            Assert.All(own, said => Assert.Equal(said.Value, answers[said.Key]));
        }
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

    /// <summary>The cookie that keeps a visitor at a server. The proxy picks the server of a new visitor, so this retries until it is the wanted one.</summary>
    private static async Task<Cookie> CookieOf(Proxy proxy, Node node)
    {
        for (var draw = 0; draw < 100; draw++)
        {
            using var answers = new HttpClientHandler();
            using var client = new HttpClient(answers);
            var mark = $"draw={Guid.NewGuid():N}";
            using var answer = await client.GetAsync(new Uri(proxy.Address, $"keten/health/live?{mark}"));
            for (var wait = 0; wait < 10 && !node.WasAskedFor(mark); wait++) await Task.Delay(20);
            if (node.WasAskedFor(mark))
                return new Cookie
                {
                    Name = "ketenscan_node",
                    Value = answers.CookieContainer.GetAllCookies()["ketenscan_node"]!.Value,
                    Url = proxy.Address.ToString(),
                };
        }

        throw new InvalidOperationException("The proxy sends nobody to one of its nodes.");
    }

    /// <summary>Answers two principles; returns the answers that the page reported as stored.</summary>
    private async Task<Dictionary<string, int>> FillIn(Proxy proxy, Seat seat, Cookie node, int number, SemaphoreSlim coming, Loss loss)
    {
        try
        {
            var page = await Enter(proxy, seat, node, coming);
            var stored = new Dictionary<string, int>();
            for (var step = 1; step <= Steps; step++)
            {
                for (var statement = 1; statement <= 5; statement++)
                {
                    var (code, value) = ($"{step}.{statement}", (number + step + statement) % 5 + 1);
                    await Answer(page, code, value);
                    stored[code] = value;
                    if (step == 1 && statement == 3) await loss.AllAreHere();
                    if (step == 1 && statement == 4) loss.Happen();
                }

                await page.Next();
            }

            await page.Context.CloseAsync();
            return stored;
        }
        catch (Exception problem)
        {
            loss.GiveUp(problem);
            throw;
        }
    }

    private async Task<IPage> Enter(Proxy proxy, Seat seat, Cookie node, SemaphoreSlim coming)
    {
        // Spread over time, not all in the same second.
        await coming.WaitAsync();
        try
        {
            var page = await chromium.Visit(proxy.Address);
            page.Context.SetDefaultTimeout(PatienceInMilliseconds);
            await page.Context.AddCookiesAsync([node]);
            await page.GotoAsync($"{proxy.Address}keten{seat.Link}");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
            await page.Locator("[data-sheet][data-ready]").WaitForAsync();
            return page;
        }
        finally
        {
            coming.Release();
        }
    }

    /// <summary>The person does nothing but choose: what does not arrive, the page sends again by itself.</summary>
    private static async Task Answer(IPage page, string code, int value)
    {
        await page.Choose(code, value);
        await Expect(page.Statement(code).GetByText("✓ Opgeslagen")).ToBeVisibleAsync(new() { Timeout = PatienceInMilliseconds });
    }

    private sealed record Seat(Guid Participant, string Link);

    /// <summary>Waits until all are halfway their sheets. The first one to continue then kills the server, while the others continue too.</summary>
    private sealed class Loss(int people, Action kill)
    {
        private readonly TaskCompletionSource here = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int missing = people;
        private int killed;

        public bool Happened => killed > 0;

        public Task AllAreHere()
        {
            if (Interlocked.Decrement(ref missing) == 0) here.TrySetResult();
            return here.Task;
        }

        /// <summary>Called when somebody fails before that point, so that the others need not wait.</summary>
        public void GiveUp(Exception problem) => here.TrySetException(problem);

        public void Happen()
        {
            if (Interlocked.Exchange(ref killed, 1) == 0) kill();
        }
    }
}
