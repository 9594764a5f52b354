using System.Collections.Concurrent;
using System.Diagnostics;

namespace KetenScan.Browser.Tests;

/// <summary>The installed program, in a process of its own that can be killed as by a power failure.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ketenscan-node-");
    private readonly ConcurrentQueue<string> printed = [];
    private readonly Process process;

    private Node(Uri address, params (string Name, string Value)[] settings)
    {
        Address = address;
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "KetenScan.Web.dll"), $"--urls={address.GetLeftPart(UriPartial.Authority)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DataDirectory"] = folder.FullName;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Information";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => printed.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => printed.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public Uri Address { get; }

    public static async Task<Node> Start(params (string Name, string Value)[] settings)
    {
        var node = new Node(new Uri($"http://127.0.0.1:{Proxy.FreePort()}"), settings);
        using var client = new HttpClient { BaseAddress = node.Address };
        for (var patience = 0; patience < 600 && !node.process.HasExited; patience++)
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode) return node;
            }
            catch (HttpRequestException)
            {
                // Not ready yet.
            }

            await Task.Delay(100);
        }

        await node.DisposeAsync();
        throw new InvalidOperationException($"The node does not become ready: {string.Join('\n', node.printed)}");
    }

    /// <summary>Whether this server's log has a request with this text in its URL.</summary>
    public bool WasAskedFor(string address) => printed.Any(line => line.Contains(address, StringComparison.Ordinal));

    /// <summary>At once, without shutting down.</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
