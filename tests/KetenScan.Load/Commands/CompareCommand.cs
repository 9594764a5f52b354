using System.CommandLine;
using KetenScan.Load.Measuring;
using KetenScan.Load.People;
using KetenScan.Load.Servers;

namespace KetenScan.Load.Commands;

/// <summary>Measures the program, pgbench and the floor in turns, so that a slow minute of the machine slows all of them.</summary>
internal static class CompareCommand
{
    private static readonly Option<int> Times = Options.Number("--times", "How many runs of each kind; the table has their medians.", 3, 1, 20);

    public static Command Command()
    {
        var command = new Command("compare", "The program, pgbench with the same statement, and the floor, in turns; prints a table in Markdown.")
        {
            Options.People, Options.Seconds, Options.Warm, Times, Options.Database, Options.Connection, Options.Seed,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancel)
    {
        var (people, seconds) = (parsed.GetValue(Options.People), parsed.GetValue(Options.Seconds));
        await using var installation = await Installation.Create(parsed.GetValue(Options.Database), people, cancel);
        await using var server = await installation.Serve(parsed.GetValue(Options.Connection)!, cancel);
        var all = await Entrance.Enter(server.Address, installation.Seats, parsed.GetValue(Options.Seed), new EntranceTimes(), cancel);
        await using var floor = await FloorCommand.Start(installation, cancel);
        IReadOnlyList<Person> atFloor = [.. all.Select(person => person.At(floor.Address))];
        var memory = server.Memory;

        var kinds = new List<(string Name, RunningProgram? Server, Func<Task<Tally>> Run)>
        {
            ("KetenScan", server, () => FillIn(all, seconds)),
            ("floor: the statement behind HTTP", floor, () => FillIn(atFloor, seconds)),
        };
        if (installation.Engine == Engine.PostgreSql)
            kinds.InsertRange(1, await WithPgBench(installation, Math.Min(people, PgBench.MostClients), seconds, cancel));

        foreach (var own in (IReadOnlyList<Person>[])[all, atFloor]) await FillIn(own, parsed.GetValue(Options.Warm));
        var runs = kinds.ToDictionary(kind => kind.Name, _ => new List<Measured>());
        for (var turn = 1; turn <= parsed.GetValue(Times); turn++)
        {
            foreach (var (name, own, run) in kinds)
            {
                var measured = await Measured.Of(installation, own, run, cancel);
                runs[name].Add(measured);
                await Console.Error.WriteLineAsync($"{turn}: {name}: {measured.Tally.PerSecond:F0} answers per second, {measured.Tally.Failed} not stored");
                if (own is not null) Table.WriteProblems(measured.Tally, own);
            }
        }

        Console.WriteLine(
            $"{people} people without think time, {installation.Engine}, {parsed.GetValue(Times)} × {seconds} s of each"
            + $"{(Build.IsDebug ? ", Debug build" : "")}; "
            + $"memory of the server {memory / 1024 / 1024} MB with all people, {server.Memory / 1024 / 1024} MB at the end");
        Console.WriteLine();
        Console.Write(Table.Of(kinds.Select(kind => (kind.Name, (IReadOnlyList<Measured>)runs[kind.Name]))));

        Task<Tally> FillIn(IReadOnlyList<Person> own, int time) => own.FillIn(TimeSpan.FromSeconds(time), Pause.None, steps: false, cancel);
    }

    private static async Task<IEnumerable<(string Name, RunningProgram? Server, Func<Task<Tally>> Run)>> WithPgBench(
        Installation installation,
        int clients,
        int seconds,
        CancellationToken cancel)
    {
        await using var db = installation.CreateDbContext();
        var same = AnswerSql.Of(db);
        var plain = same with { Text = AnswerSql.Upsert };
        var bench = new PgBench(installation);
        await bench.Prepare(await OpenDevices.Read(db, cancel), cancel);
        return
        [
            ($"pgbench -c {clients}, the same statement", null, () => bench.Run(same, clients, seconds, cancel)),
            ($"pgbench -c {clients}, only the row", null, () => bench.Run(plain, clients, seconds, cancel)),
        ];
    }
}
