using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KetenScan.Browser.Tests;

/// <summary>A reverse proxy with the configuration in docs/proxies, on its own loopback port.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Process process;

    private Proxy(DirectoryInfo folder, Process process, int port)
    {
        this.folder = folder;
        this.process = process;
        Address = new Uri($"http://127.0.0.1:{port}/");
    }

    public Uri Address { get; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <param name="port">The port to listen on.</param>
    /// <param name="nodes">The addresses of one or two KetenScan servers.</param>
    /// <param name="without">Lines of the configuration to leave out, as if forgotten.</param>
    public static Task<Proxy> Nginx(int port, Uri[] nodes, string? without = null)
    {
        var folder = Directory.CreateTempSubdirectory("ketenscan-nginx-");
        var shown = File.ReadAllText(Documented("nginx.conf"))
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal)
            .Replace("; Secure\"", "\"", StringComparison.Ordinal)
            .Replace("server 10.0.0.11:5080", $"server {nodes[0].Authority}", StringComparison.Ordinal)
            .Replace("server 10.0.0.12:5080", $"server {nodes[^1].Authority}", StringComparison.Ordinal)
            .Split('\n')
            .Where(line => !line.Contains("ssl_certificate", StringComparison.Ordinal)
                && (without is null || !line.Contains(without, StringComparison.Ordinal)));
        var around = $$"""
            daemon off;
            master_process off;
            pid {{folder.FullName}}/nginx.pid;
            error_log stderr warn;
            events { }
            http {
                access_log off;
                client_body_temp_path {{folder.FullName}}/body;
                proxy_temp_path {{folder.FullName}}/proxy;
                fastcgi_temp_path {{folder.FullName}}/fastcgi;
                uwsgi_temp_path {{folder.FullName}}/uwsgi;
                scgi_temp_path {{folder.FullName}}/scgi;
                include {{folder.FullName}}/ketenscan.conf;
            }
            """;
        File.WriteAllLines(Path.Combine(folder.FullName, "ketenscan.conf"), shown);
        File.WriteAllText(Path.Combine(folder.FullName, "nginx.conf"), around);
        var program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
        return Start(folder, port, program, "-p", folder.FullName, "-c", Path.Combine(folder.FullName, "nginx.conf"), "-e", "stderr");
    }

    public static Task<Proxy> Caddy(int port, Uri[] nodes)
    {
        var folder = Directory.CreateTempSubdirectory("ketenscan-caddy-");
        var shown = File.ReadAllText(Documented("Caddyfile"))
            .Replace("intranet.example.nl {", $"http://127.0.0.1:{port} {{", StringComparison.Ordinal)
            .Replace("10.0.0.11:5080 10.0.0.12:5080", string.Join(' ', nodes.Select(node => node.Authority)), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, "Caddyfile"), "{\n\tadmin off\n}\n" + shown);
        return Start(folder, port, "caddy", "run", "--adapter", "caddyfile", "--config", Path.Combine(folder.FullName, "Caddyfile"));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static async Task<Proxy> Start(DirectoryInfo folder, int port, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var own in (string[])["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"]) start.Environment[own] = folder.FullName;
        var process = Process.Start(start)!;
        var said = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        for (var patience = 0; patience < 100; patience++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return new Proxy(folder, process, port);
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException($"{program} does not start: {said}");
    }

    private static string Documented(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "KetenScan.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "docs", "proxies", file);
    }
}
