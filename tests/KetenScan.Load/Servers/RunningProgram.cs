using System.Collections.Concurrent;
using System.Diagnostics;
using KetenScan.Load.Measuring;

namespace KetenScan.Load.Servers;

/// <summary>A server in a process of its own, that can be killed as by a power failure and started again at the same address.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int MostLines = 50;

    /// <summary>What the program prints when it starts.</summary>
    private static readonly string[] Greetings = ["KetenScan: ", "Data: "];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ProcessStartInfo start;
    private readonly string ready;
    private readonly ConcurrentQueue<string> printed = [];
    private Process process = null!;
    private int lines;

    private RunningProgram(Uri address, string ready, ProcessStartInfo start) => (Address, this.ready, this.start) = (address, ready, start);

    public Uri Address { get; }

    /// <summary>How many lines the server printed since the first start, besides where it listens: warnings and errors.</summary>
    public int Lines => lines;

    /// <summary>The last lines that it printed.</summary>
    public IReadOnlyCollection<string> Printed => printed;

    /// <summary>In bytes.</summary>
    public long Memory => Processor.MemoryOf(process.Id);

    /// <summary>In milliseconds, since the last start.</summary>
    public double ProcessorTime => Processor.Of(process.Id);

    /// <param name="arguments">Of dotnet: the program and what follows it.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="ready">An address that answers with success once the server is ready.</param>
    public static async Task<RunningProgram> Start(
        Uri address,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string Value)> settings,
        string ready,
        CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var program = new RunningProgram(address, ready, start);
        try
        {
            await program.Start(cancel);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it (again) and waits until it is ready.</summary>
    public async Task Start(CancellationToken cancel)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await WaitUntilReady(cancel);
    }

    public async Task WaitUntilReady(CancellationToken cancel)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = Patience };
        for (var begin = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begin) < Patience && !process.HasExited; await Task.Delay(20, cancel))
        {
            try
            {
                using var answer = await client.GetAsync(ready, cancel);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not ready yet.
            }
        }

        throw new CannotMeasure($"The server at {Address} does not become ready: {string.Join(' ', printed)}");
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line) || Greetings.Any(greeting => line.StartsWith(greeting, StringComparison.Ordinal))) return;

        Interlocked.Increment(ref lines);
        printed.Enqueue(line);
        if (printed.Count > MostLines) printed.TryDequeue(out _);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;

        try
        {
            await Kill();
        }
        catch (InvalidOperationException)
        {
            // It was killed and could not be started again.
        }
    }
}
