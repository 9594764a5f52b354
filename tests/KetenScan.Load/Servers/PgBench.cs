using System.Globalization;
using System.Text.RegularExpressions;
using KetenScan.Load.Measuring;
using Npgsql;

namespace KetenScan.Load.Servers;

/// <summary>Runs pgbench, the measuring program of PostgreSQL, with the statement of an answer. Each of its clients has a sheet of its own.</summary>
internal sealed partial class PgBench(Installation installation)
{
    /// <summary>The program and this one have connections, too.</summary>
    public const int MostClients = Cluster.MostConnections - 60;

    private const int Threads = 2;

    private readonly Cluster cluster = installation.Cluster ?? throw new CannotMeasure("pgbench measures PostgreSQL only.");

    /// <summary>Tells pgbench which client has which sheet.</summary>
    /// <param name="devices">A device by the id of its sheet.</param>
    public async Task Prepare(IReadOnlyDictionary<Guid, Guid> devices, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(installation.OwnConnectionString);
        await using var command = source.CreateCommand("""
            CREATE TABLE load_places AS SELECT n - 1 AS client, sheet, device FROM unnest($1, $2) WITH ORDINALITY AS places (sheet, device, n);
            """);
        foreach (var ids in (IEnumerable<Guid>[])[devices.Keys, devices.Values]) command.Parameters.Add(new NpgsqlParameter { Value = ids.ToArray() });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <param name="statement">The statement, with parameters as <see cref="AnswerSql"/> has them.</param>
    public async Task<Tally> Run(AnswerSql statement, int clients, int seconds, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("ketenscan-load-pgbench-");
        try
        {
            var script = Path.Combine(folder.FullName, "answer.sql");
            await File.WriteAllTextAsync(script, Script(statement), cancel);
            var printed = await ExternalTool.Run(
                cluster.Program("pgbench"),
                [
                    "-h", "127.0.0.1", "-p", $"{cluster.Port}", "-U", "ketenscan", "-n", "-M", "prepared",
                    "-c", $"{clients}", "-j", $"{Math.Min(Threads, clients)}", "-T", $"{seconds}", "-f", script, "-D", "ready=0",
                    "-D", $"number={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}",
                    "-l", "--log-prefix", Path.Combine(folder.FullName, "times"), "ketenscan",
                ],
                cancel);
            await CheckStored(clients, cancel);
            var times = await Times(folder, cancel);
            var perSecond = double.Parse(Speed().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture);
            return new Tally { Elapsed = TimeSpan.FromSeconds(times.Count / perSecond), Answers = times };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A client asks for its sheet once. Its answers are those that people give: eight principles of five statements.</summary>
    private static string Script(AnswerSql statement) => $"""
        \if :ready = 0
        SELECT sheet, device FROM load_places WHERE client = :client_id \gset
        \set ready 1
        \endif
        \set statement random(1, 8) + random(1, 5) / 10.0
        \set value random(1, 5)
        \set number :number + 1
        {string.Join(' ', statement.With(Variable).Split('\n', StringSplitOptions.TrimEntries))};

        """;

    private static string Variable(Part part) => part switch
    {
        Part.Account or Part.Device => ":device::uuid",
        Part.Sheet => ":sheet::uuid",
        Part.Statement => ":statement::varchar",
        Part.Value => ":value::integer",
        Part.Number => ":number::bigint",
        _ => "now()",
    };

    /// <summary>A line of the log is: client, transaction, time in microseconds, and more.</summary>
    private static async Task<Latencies> Times(DirectoryInfo folder, CancellationToken cancel)
    {
        var times = new Latencies();
        foreach (var log in folder.EnumerateFiles("times*"))
            await foreach (var line in File.ReadLinesAsync(log.FullName, cancel))
                times.Add(long.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000.0);
        return times;
    }

    [GeneratedRegex(@"tps = ([0-9.]+) \(without initial connection time\)")]
    private static partial Regex Speed();

    /// <exception cref="CannotMeasure">The statement stored nothing: what was measured is something else.</exception>
    private async Task CheckStored(int clients, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(installation.OwnConnectionString);
        await using var command = source.CreateCommand("""SELECT count(DISTINCT "AssessmentId") FROM "Answers" """);
        if (await command.ExecuteScalarAsync(cancel) is not long stored || stored < clients)
            throw new CannotMeasure("The statement of pgbench did not store an answer on the sheet of each client.");
    }
}
