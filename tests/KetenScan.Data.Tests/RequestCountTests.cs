using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Tests;

/// <summary>Requests to endpoints that check a secret are counted over all servers.</summary>
public sealed class RequestCountTests
{
    private const string Who = "2001:db8:1:2::/64";

    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 30, TimeSpan.Zero);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Concurrent_requests_are_all_counted(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);

        var counts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(async () =>
        {
            await using var db = database.CreateDbContext();
            return (await db.CountRequest(Who)).Count;
        })));

        Assert.Equal(Enumerable.Range(1, 40), counts.Order());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_minute_after_the_first_time_counting_begins_again_and_what_was_counted_goes(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var clock = new Clock(Start);
        database.Clock = clock;
        Assert.Equal((1, Start.AddMinutes(1)), await Count(database, Who));
        clock.Now = Start.AddSeconds(59.5);
        Assert.Equal((2, Start.AddMinutes(1)), await Count(database, Who));
        Assert.Equal((1, clock.Now.AddMinutes(1)), await Count(database, "192.0.2.9"));

        clock.Now = Start.AddMinutes(1);
        Assert.Equal((1, Start.AddMinutes(2)), await Count(database, Who));
        await using var db = database.CreateDbContext();
        await db.RemoveEndedRequestCounts();
        Assert.Equal(2, await db.RequestCounts.CountAsync());

        clock.Now = Start.AddMinutes(3);
        await db.RemoveEndedRequestCounts();
        Assert.Equal(0, await db.RequestCounts.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_server_whose_clock_was_ahead_lets_nobody_wait_for_its_time(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var clock = new Clock(Start.AddHours(2));
        database.Clock = clock;
        await Count(database, Who);

        clock.Now = Start;

        Assert.Equal((1, Start.AddMinutes(1)), await Count(database, Who));
    }

    private static async Task<(int Count, DateTimeOffset Until)> Count(TestDatabase database, string who)
    {
        await using var db = database.CreateDbContext();
        var counted = await db.CountRequest(who);
        return (counted.Count, counted.Until);
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
