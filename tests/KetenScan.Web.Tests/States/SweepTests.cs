using System.Collections.Concurrent;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetenScan.Web.Tests.States;

/// <summary>Every address of the application, in every state that an installation can be in, asked for by everybody, in both languages.</summary>
public sealed class SweepTests
{
    private const int MostFaults = 40;
    private static readonly string[] Languages = ["nl", "en"];

    private readonly ConcurrentQueue<string> faults = [];
    private readonly ConcurrentDictionary<string, bool> reached = [];
    private int asked;

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Every_address_answers_in_every_state_as_its_rule_says(Engine engine)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Parallel.ForEachAsync(State.All, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (state, _) => await Sweep(engine, state));

        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}: {State.All.Count} states, {reached.Count} routes, {asked} answers, {faults.Count} faults in {watch.Elapsed.TotalSeconds:0} s");
        Assert.True(faults.IsEmpty, $"{faults.Count} faults:\n{string.Join('\n', faults.Distinct().Take(MostFaults))}");
        Assert.Empty(reached.Where(route => !route.Value).Select(route => $"{route.Key} was never there for anybody"));
    }

    private async Task Sweep(Engine engine, State state)
    {
        await using var database = await TestDatabase.Create(engine);
        using var log = new CapturedLog();
        IReadOnlyList<Visitor> visitors = [];
        Scene scene = null!;
        string? calendar = null;
        await using var app = await RunningKetenScan.StartWith(
            async services =>
            {
                await using var building = await Building.Begin(services);
                await state.Build(building);
                visitors = await Visitor.Of(building);
                calendar = Path.GetFileNameWithoutExtension(await building.The<CalendarService>().MakeLink(building.Member));
                await using var db = await building.Db();
                scene = await Scene.Of(db);
            },
            [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}"],
            builder => builder.Logging.AddProvider(log));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        var routes = RouteRules.RoutesOf(app.Services);
        var addresses = Addresses.Of(scene, routes, calendar).Select(address => (address, RouteRules.Find(routes, address))).ToList();
        foreach (var visitor in visitors)
        {
            foreach (var language in Languages)
            {
                foreach (var (address, found) in addresses.Where(own => visitor.Asks(own.address)))
                {
                    await foreach (var fault in Faults(client, scene, visitor, language, address, found)) faults.Enqueue($"{state.Name}: {visitor.Name}, {language}: {address} {fault}");
                }
            }
        }

        foreach (var error in log.TakeErrors()) faults.Enqueue($"{state.Name}: logged at {error}");
    }

    private async IAsyncEnumerable<string> Faults(HttpClient client, Scene scene, Visitor visitor, string language, string address, (RouteEndpoint Route, RouteValueDictionary Values)? found)
    {
        var expected = found is var (route, values)
            ? RouteRules.Of(route)?.Invoke(visitor.At(scene, values))
            : RouteRules.Nowhere(visitor.At(scene, []));
        if (expected is null)
        {
            yield return "has no rule";
            yield break;
        }

        using var request = visitor.Ask(address, language);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Interlocked.Increment(ref asked);
        var isThere = expected is 200 || (expected is 302 && visitor.IsIn);
        if (found is var (known, _)) reached.AddOrUpdate(known.RoutePattern.RawText!, isThere, (_, was) => was || isThere);
        foreach (var fault in Judge.Faults(address, language, expected.Value, answer, body)) yield return fault;
    }
}
