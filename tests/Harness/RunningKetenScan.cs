using KetenScan.Web;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KetenScan.Tests.Harness;

/// <summary>The real application with the demo, on a free loopback port and with its own data directory.</summary>
public sealed class RunningKetenScan : IAsyncDisposable
{
    private readonly string directory;
    private WebApplication app;
    private Uri? stoppedAt;
    private readonly string connection;

    private RunningKetenScan(WebApplication app, string directory, string password)
    {
        this.app = app;
        this.directory = directory;
        connection = app.Services.GetRequiredService<DatabaseSettings>() is { Provider: DatabaseProvider.Sqlite } own ? own.ConnectionString : "";
        Password = password;
    }

    /// <summary>The password of every demo account.</summary>
    public string Password { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.Single());

    /// <param name="settings">Settings that differ from the defaults, as name=value.</param>
    /// <param name="change">Replaces services, to break one on purpose.</param>
    public static async Task<RunningKetenScan> Start(string[]? settings = null, Action<WebApplicationBuilder>? change = null)
    {
        // Another database, or a replaced service such as a clock, needs a demo of its own, unless that database has one.
        var isPlain = change is null
            && settings?.Any(setting => setting.StartsWith("--Database:", StringComparison.Ordinal)
                || setting.StartsWith("--ConnectionStrings:", StringComparison.Ordinal)) != true;
        var (app, directory) = Build("Development", settings, change);
        await (isPlain ? DemoTemplate.CopyTo(directory) : DemoTemplate.CopyPasswordTo(directory));
        await Startup.Prepare(app, CancellationToken.None);
        await DemoSeed.Run(app.Services, CancellationToken.None);
        await Startup.Listen(app, CancellationToken.None);
        return new RunningKetenScan(app, directory, await DemoSeed.Password(app.Services));
    }

    /// <summary>As in production: without the demo. Contains only what <paramref name="fill"/> adds before it serves requests.</summary>
    public static async Task<RunningKetenScan> StartWith(Func<IServiceProvider, Task> fill, string[]? settings = null,
        Action<WebApplicationBuilder>? change = null)
    {
        var (app, directory) = Build("Production", settings, change);
        await Startup.Migrate(app, CancellationToken.None);
        await fill(app.Services);
        await Startup.Listen(app, CancellationToken.None);
        return new RunningKetenScan(app, directory, password: "");
    }

    /// <summary>The hash of a password is slow on purpose, and most tests sign somebody in.</summary>
    internal static void WithQuickPasswords(WebApplicationBuilder builder) =>
        builder.Services.Configure<PasswordHasherOptions>(passwords => passwords.IterationCount = 1_000);

    private static (WebApplication App, string Directory) Build(string environment, string[]? settings, Action<WebApplicationBuilder>? change)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"ketenscan-{Guid.NewGuid():N}");
        string[] all = ["--urls=http://127.0.0.1:0", "--Throttling:SensitivePerMinute=100000", "--Throttling:FilesPerMinute=100000",
            $"--DataDirectory={directory}",
            $"--environment={environment}",
            .. settings ?? []];
        var app = KetenScanApp.Build(all, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            WithQuickPasswords(builder);
            change?.Invoke(builder);
        });
        return (app, directory);
    }

    /// <summary>As when the server is down: nothing answers, and the data stays.</summary>
    public async Task Stop()
    {
        stoppedAt = Address;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>After <see cref="Stop"/>, on the same port.</summary>
    public async Task StartAgain()
    {
        (app, _) = Build("Development", [$"--urls={stoppedAt}", $"--DataDirectory={directory}"], change: null);
        await Startup.Prepare(app, CancellationToken.None);
        await Startup.Listen(app, CancellationToken.None);
        stoppedAt = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (stoppedAt is null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        using (var ours = new SqliteConnection(connection)) SqliteConnection.ClearPool(ours);
        Directory.Delete(directory, recursive: true);
    }
}
