using System.CommandLine;
using KetenScan.Load.Measuring;
using KetenScan.Load.People;
using KetenScan.Load.Servers;

namespace KetenScan.Load.Commands;

/// <summary>Lets people fill in for a while, and says what that took.</summary>
internal static class LoadCommand
{
    private const double Megabyte = 1024 * 1024;

    private static readonly Option<Pause> Think = Options.Think(Pause.None);

    public static Command Command()
    {
        var command = new Command("load", "People come in by their links and answer; prints what an answer took.")
        {
            Options.People, Think, Options.Seconds, Options.Warm, Options.Database, Options.Connection, Options.Steps, Options.Seed,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancel)
    {
        var (people, think, steps) = (parsed.GetValue(Options.People), parsed.GetValue(Think), parsed.GetValue(Options.Steps));
        await using var installation = await Installation.Create(parsed.GetValue(Options.Database), people, cancel);
        await using var server = await installation.Serve(parsed.GetValue(Options.Connection)!, cancel);
        var memoryAtStart = server.Memory;

        // The first person is there before the memory of the others is measured: the program loads most of its code for that person.
        var times = new EntranceTimes();
        var first = await Entrance.Enter(server.Address, [installation.Seats[0]], parsed.GetValue(Options.Seed), new EntranceTimes(), cancel);
        await first.FillIn(TimeSpan.FromSeconds(2), Pause.None, steps: false, cancel);
        var memoryOfOne = server.Memory;
        var others = await Entrance.Enter(server.Address, [.. installation.Seats.Skip(1)], parsed.GetValue(Options.Seed) + 1, times, cancel);
        IReadOnlyList<Person> all = [.. first, .. others];
        await Console.Error.WriteLineAsync($"{all.Count} people are in.");
        var memoryOfAll = server.Memory;
        await all.FillIn(TimeSpan.FromSeconds(parsed.GetValue(Options.Warm)), think, steps, cancel);

        var measured = await Measured.Of(
            installation,
            server,
            () => all.FillIn(TimeSpan.FromSeconds(parsed.GetValue(Options.Seconds)), think, steps, cancel),
            cancel);
        Console.WriteLine($"{people} people, think time {think}, {installation.Engine}{(Build.IsDebug ? ", Debug build: slower than what is installed" : "")}");
        Console.WriteLine();
        Console.Write(Table.Of([("app", [measured])]));
        Console.WriteLine();
        Console.WriteLine(
            $"Pages, p50 and p95 in ms: link {Pair(times.Link)}, button {Pair(times.Button)}, sheet {Pair(times.Sheet)}; steps {Pair(measured.Tally.Steps)}");
        Console.WriteLine(
            $"Memory of the server in MB: {memoryAtStart / Megabyte:F0} at the start, {memoryOfOne / Megabyte:F0} with one person, "
            + $"{memoryOfAll / Megabyte:F0} with all, {server.Memory / Megabyte:F0} after the run: "
            + $"{(server.Memory - memoryOfOne) / Megabyte / Math.Max(1, people - 1):F2} per person");
        foreach (var statement in measured.Statements.Take(8))
            Console.WriteLine($"{statement.Calls} × {statement.Milliseconds:F3} ms: {Table.Short(statement.Sql)}");
        Table.WriteProblems(measured.Tally, server);
    }

    private static string Pair(Latencies times) => $"{Table.Number(times.Percentile(0.5))} {Table.Number(times.Percentile(0.95))}";
}
