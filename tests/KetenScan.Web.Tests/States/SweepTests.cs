using System.Diagnostics;
using KetenScan.Data;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KetenScan.Web.Tests.States;

/// <summary>Requests every address of the application, in every state of an installation, as every visitor, in both languages.</summary>
/// <remarks>Everything for the empty and the complete installation; less for the other states and the second database (<see cref="Depth"/>).</remarks>
public sealed class SweepTests
{
    /// <summary>What exists in none of these states: addresses without a route.</summary>
    private static readonly string[] NotThereAtAll = ["an address that leads nowhere"];

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Every_address_answers_in_every_state_as_its_rule_says(Engine engine)
    {
        var (watch, findings) = (Stopwatch.StartNew(), new Findings());
        await Parallel.ForEachAsync(State.All.Reverse(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (state, _) =>
            await Run(engine, state, findings));

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{engine}: {State.All.Count} states, {findings.Routes} routes, {findings.Answers} answers in {watch.Elapsed.TotalSeconds:0} s");
        Assert.Empty(findings.Faults);
        Assert.Empty(findings.NeverThere.Except(NotThereAtAll));
    }

    private static async Task Run(Engine engine, State state, Findings findings)
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
                calendar = Path.GetFileNameWithoutExtension(
                    await building.The<CalendarService>().MakeLink(await building.Member.Proved(building.The<IDbContextFactory<KetenScanDb>>())));
                await using var db = await building.Db();
                scene = await Scene.Of(db);
            },
            [$"--Database:Provider={engine}", $"--ConnectionStrings:KetenScan={database.ConnectionString}"],
            builder => builder.Logging.AddProvider(log));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        var routes = RouteRules.RoutesOf(app.Services);
        var addresses = Addresses.Of(scene, routes, calendar, all: state.IsThorough);
        var depth = state.IsThorough ? Depth.Everything : engine == Engine.Sqlite ? Depth.State : Depth.Queries;
        var sweep = new Sweep(client, scene, routes, findings, state.Name, depth);
        foreach (var visitor in visitors) await sweep.As(visitor, addresses);

        foreach (var error in log.TakeErrors()) findings.Note($"an error is logged at {error}", state.Name);
    }
}
