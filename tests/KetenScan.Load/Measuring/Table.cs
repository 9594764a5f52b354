using System.Globalization;
using System.Text;
using KetenScan.Load.Servers;

namespace KetenScan.Load.Measuring;

/// <summary>What was measured, as a table in Markdown for docs/performance.md.</summary>
internal static class Table
{
    private const int MostLetters = 150;

    private const string Head = """
        | | answers per second | p50 | p95 | p99 | processor: server | database | client | statements |
        |---|---|---|---|---|---|---|---|---|

        """;

    /// <summary>A row for each kind of run: the median of its runs, and the lowest and highest number of answers per second. Times are milliseconds.</summary>
    public static string Of(IEnumerable<(string Name, IReadOnlyList<Measured> Runs)> kinds)
    {
        var table = new StringBuilder(Head);
        foreach (var (name, runs) in kinds)
        {
            var speeds = runs.Select(run => run.Tally.PerSecond).Order().ToList();
            var range = runs.Count > 1 ? $" ({Number(speeds[0])} to {Number(speeds[^1])})" : "";
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {Number(Median(speeds))}{range} |");
            foreach (var part in (double[])[0.5, 0.95, 0.99]) Cell(runs, run => run.Tally.Answers.Percentile(part));
            Cell(runs, run => run.ServerPerAnswer);
            Cell(runs, run => run.DatabasePerAnswer);
            Cell(runs, run => run.ClientPerAnswer);
            Cell(runs, run => run.StatementsPerAnswer);
            table.AppendLine();
        }

        return table.ToString();

        void Cell(IReadOnlyList<Measured> runs, Func<Measured, double> of) =>
            table.Append(CultureInfo.InvariantCulture, $" {Number(Median(runs.Select(of)))} |");
    }

    /// <summary>The first letters of a statement, on one line.</summary>
    public static string Short(string sql)
    {
        var line = string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostLetters ? line : line[..MostLetters] + "…";
    }

    /// <summary>Says which requests failed and what the server printed, if anything.</summary>
    public static void WriteProblems(Tally tally, RunningProgram server)
    {
        if (tally.Failed > 0) Console.WriteLine($"{tally.Failed} not stored: {string.Join(" | ", tally.Texts.Select(Short))}");
        WriteLines(server);
    }

    public static void WriteLines(RunningProgram server)
    {
        if (server.Lines == 0) return;

        Console.WriteLine($"The server printed {server.Lines} lines; of the last: {string.Join(" | ", server.Printed.Take(8).Select(Short))}");
    }

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static string Number(double number) => number switch
    {
        double.NaN or 0 => "–",
        >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("F1", CultureInfo.InvariantCulture),
        _ => number.ToString("F2", CultureInfo.InvariantCulture),
    };
}
