using System.Diagnostics;
using KetenScan.Load.Servers;

namespace KetenScan.Load.Fault;

/// <summary>Kills the server and the database in turns, at random moments, and starts them again.</summary>
internal sealed class Killer(Installation installation, RunningProgram server, Random random)
{
    /// <summary>In milliseconds after all is ready again.</summary>
    private const int Soonest = 300;

    private const int Latest = 3_000;

    public int OfServer { get; private set; }

    public int OfDatabase { get; private set; }

    /// <summary>The longest time until the server was ready again.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>One kill; returns when the server is ready again.</summary>
    public async Task Next(CancellationToken cancel)
    {
        await Task.Delay(random.Next(Soonest, Latest), cancel);
        var start = Stopwatch.GetTimestamp();
        if (installation.Cluster is { } cluster && OfDatabase < OfServer)
        {
            OfDatabase++;
            await cluster.Crash();
            await cluster.StartAgain();
            await server.WaitUntilReady(cancel);
        }
        else
        {
            OfServer++;
            await server.Kill();
            await server.Start(cancel);
        }

        if (Stopwatch.GetElapsedTime(start) is var took && took > Longest) Longest = took;
    }
}
