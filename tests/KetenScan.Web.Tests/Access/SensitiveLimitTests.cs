using System.Net;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Access;

/// <summary>The limit of requests that check a secret, per network, applies to all servers of an installation together.</summary>
public sealed class SensitiveLimitTests
{
    private const int Most = 5;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task After_so_many_it_is_refused_with_the_time_to_wait(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);

        Assert.Equal(Expected(4), await Ask(4 + Most, app));

        // Refused requests are not counted: they cost the database nothing.
        await using var db = database.CreateDbContext();
        var counted = await db.RequestCounts.AsNoTracking().SingleAsync();
        Assert.Equal(("127.0.0.1", Most + 1), (counted.Who, counted.Count));
    }

    [Fact]
    public async Task Two_servers_on_one_database_count_together()
    {
        await using var database = await DemoDatabase.Create(Engine.PostgreSql);
        await using var one = await On(database, Engine.PostgreSql);
        await using var other = await On(database, Engine.PostgreSql);

        Assert.Equal(Expected(4), await Ask(Most + 4, one, other));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_the_database_a_server_counts_for_itself(Engine engine)
    {
        await using var database = await DemoDatabase.Create(engine);
        await using var app = await On(database, engine);
        await using (var db = database.CreateDbContext()) await db.Database.ExecuteSqlAsync($"ALTER TABLE \"RequestCounts\" RENAME TO \"Elsewhere\"");

        Assert.Equal(Expected(3), await Ask(Most + 3, app));
    }

    private static IEnumerable<HttpStatusCode> Expected(int refused) =>
        [.. Enumerable.Repeat(HttpStatusCode.NotFound, Most), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, refused)];

    private static Task<RunningKetenScan> On(TestDatabase database, Engine engine) => RunningKetenScan.StartWith(
        _ => Task.CompletedTask,
        [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}", $"--Throttling:SensitivePerMinute={Most}"]);

    /// <summary>Guesses calendar links, at each server in turn.</summary>
    private static async Task<List<HttpStatusCode>> Ask(int times, params RunningKetenScan[] servers)
    {
        using var client = new HttpClient();
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < times; time++)
        {
            using var answer = await client.GetAsync(new Uri(servers[time % servers.Length].Address, $"/calendar/geraden-{time}.ics"));
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        }

        return answers;
    }
}
