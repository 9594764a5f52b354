using System.CommandLine;
using System.Diagnostics;
using KetenScan.Load.Fault;
using KetenScan.Load.Measuring;
using KetenScan.Load.People;
using KetenScan.Load.Servers;

namespace KetenScan.Load.Commands;

/// <summary>Kills the server and the database while people fill in, and compares what they were told with what is stored.</summary>
internal static class FaultCommand
{
    /// <summary>As long as the longest pause of js/sheet.js and one request.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private static readonly Option<int> Kills = Options.Number("--kills", "How many kills, of the server and of the database in turns.", 20, 1, 1_000);
    private static readonly Option<int> Limit = Options.Number("--seconds", "After this many seconds nothing is killed any more.", 600, 1, 600);
    private static readonly Option<Pause> Think = Options.Think(new Pause(0.1, 0.5));

    public static Command Command()
    {
        var command = new Command("fault", "Kills the server and the database at random while people fill in; exit code 1 when anything was lost.")
        {
            Kills, Options.People, Think, Limit, Options.Database, Options.Connection, Options.Seed,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (kills, seed) = (parsed.GetValue(Kills), parsed.GetValue(Options.Seed));
        await using var installation = await Installation.Create(parsed.GetValue(Options.Database), parsed.GetValue(Options.People), cancel);
        await using var server = await installation.Serve(parsed.GetValue(Options.Connection)!, cancel);
        var entered = await Entrance.Enter(server.Address, installation.Seats, seed, new EntranceTimes(), cancel);
        var people = entered.Select(person => new Respondent(person)).ToList();

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var filling = people.Select(person => Task.Run(() => person.Run(parsed.GetValue(Think), enough.Token, end.Token), CancellationToken.None)).ToList();
        var killer = new Killer(installation, server, new Random(seed));
        var (begin, compared) = (Stopwatch.GetTimestamp(), 0);
        HashSet<string> lost = [], twice = [];
        try
        {
            for (var kill = 1; kill <= kills && Stopwatch.GetElapsedTime(begin).TotalSeconds < parsed.GetValue(Limit); kill++)
            {
                await killer.Next(cancel);
                Take(await Stored.Compare(installation, Told(people, script => script.Acknowledged), isLatest: false, cancel));
                await Console.Error.WriteLineAsync(
                    $"{kill} kills, {people.Sum(one => one.Script.Answered)} changes stored, {lost.Count} lost, {people.Count(IsDisturbed)} people disturbed");
            }

            await enough.CancelAsync();
            for (var wait = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(wait) < Patience && !people.TrueForAll(person => person.Script.IsAllStored);)
                await Task.Delay(100, cancel);
        }
        finally
        {
            await end.CancelAsync();
            await enough.CancelAsync();
            await Task.WhenAll(filling);
        }

        Take(await Stored.Compare(installation, Told(people, script => script.Made), isLatest: true, cancel));
        Print();
        return lost.Count + twice.Count + people.Count(person => IsDisturbed(person) || !person.Script.IsAllStored) == 0 ? 0 : 1;

        void Take(Differences found)
        {
            compared += found.Checked;
            lost.UnionWith(found.Lost);
            twice.UnionWith(found.Twice);
        }

        void Print()
        {
            var scripts = people.ConvertAll(person => person.Script);
            Console.WriteLine($"""
                {people.Count} people, {installation.Engine}, seed {seed}, {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} s

                | | |
                |---|---|
                | kills of the server | {killer.OfServer} |
                | kills of the database | {killer.OfDatabase} |
                | changes acknowledged | {scripts.Sum(script => script.Answered):N0} |
                | requests that failed and were sent again | {scripts.Sum(script => script.Failed):N0} |
                | tokens renewed | {scripts.Sum(script => script.TokensRenewed)} |
                | longest time until ready again | {killer.Longest.TotalSeconds:F1} s |
                | fields compared with the database, after every kill and at the end | {compared:N0} |
                | acknowledged and lost | {lost.Count} |
                | stored twice | {twice.Count} |
                | people with something not stored at the end | {scripts.Count(script => !script.IsAllStored)} |
                | people who had to do something | {people.Count(IsDisturbed)} |
                """);
            foreach (var problem in lost.Concat(twice).Concat(scripts.SelectMany(script => script.Disturbances)).Take(20)) Console.WriteLine(problem);
            Table.WriteLines(server);
        }
    }

    private static bool IsDisturbed(Respondent person) => person.Script.Disturbances.Count > 0;

    /// <summary>The answers and comments: a step is not worth keeping.</summary>
    private static Dictionary<(Guid Sheet, string Name), Change> Told(
        IEnumerable<Respondent> people,
        Func<SheetScript, IReadOnlyDictionary<string, Change>> of) =>
        people.SelectMany(person => of(person.Script).Values.Where(change => change.Kind != "step").Select(change => (person.Sheet, change)))
            .ToDictionary(one => (one.Sheet, one.change.Name), one => one.change);
}
