using System.Diagnostics;
using KetenScan.Load.Servers;

namespace KetenScan.Load.Measuring;

/// <summary>Processor time in milliseconds, at a moment or between two.</summary>
/// <param name="Server">Of the program that is measured.</param>
/// <param name="Database">Of all processes of PostgreSQL; 0 for SQLite, which runs in the server.</param>
/// <param name="Client">Of the people, which is this program, and of pgbench once it has ended.</param>
internal sealed record Costs(double Server, double Database, double Client)
{
    public static Costs Now(RunningProgram? server, Installation installation) => new(
        server?.ProcessorTime ?? 0,
        installation.Cluster?.ProcessorTime() ?? 0,
        Processor.Of(Environment.ProcessId) + Processor.OfEndedChildren());

    public Costs Since(Costs before) => new(Server - before.Server, Database - before.Database, Client - before.Client);
}

/// <summary>What one run measured.</summary>
/// <param name="Statements">The statements that the database ran; empty when they were not counted.</param>
internal sealed record Measured(Tally Tally, Costs Costs, IReadOnlyList<CountedStatement> Statements)
{
    public double ServerPerAnswer => Costs.Server / Tally.Answers.Count;

    public double DatabasePerAnswer => Costs.Database / Tally.Answers.Count;

    public double ClientPerAnswer => Costs.Client / Tally.Answers.Count;

    /// <summary>NaN when they were not counted.</summary>
    public double StatementsPerAnswer => Statements.Count == 0 ? double.NaN : (double)Statements.Sum(one => one.Calls) / Tally.Answers.Count;

    /// <summary>Measures a run from empty sheets.</summary>
    public static async Task<Measured> Of(Installation installation, RunningProgram? server, Func<Task<Tally>> run, CancellationToken cancel)
    {
        await installation.EmptySheets(cancel);
        await Measuring.Statements.Begin(installation, cancel);
        var before = Costs.Now(server, installation);
        var tally = await run();
        var costs = Costs.Now(server, installation).Since(before);
        return new Measured(tally, costs, await Measuring.Statements.Counted(installation, cancel));
    }
}
