using KetenScan.Web;
using KetenScan.Web.Start;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Tests.Harness;

/// <summary>A data directory with the demo, created once: creating the demo takes longer than most tests. Every demo of a run has its password.</summary>
internal static class DemoTemplate
{
    private const string PasswordFile = "demo-password.txt";
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static string? template;

    public static async Task CopyTo(string directory)
    {
        var from = await Find();
        Directory.CreateDirectory(directory);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
    }

    /// <summary>For a demo in another database.</summary>
    public static async Task CopyPasswordTo(string directory)
    {
        var from = await Find();
        Directory.CreateDirectory(directory);
        File.Copy(Path.Combine(from, PasswordFile), Path.Combine(directory, PasswordFile), overwrite: true);
    }

    /// <summary>The path of the SQLite database, to copy from.</summary>
    public static async Task<string> Database() => Path.Combine(await Find(), "ketenscan.db");

    /// <summary>Adds the demo to a PostgreSQL database without tables.</summary>
    public static async Task AddTo(string connectionString)
    {
        var directory = Directory.CreateTempSubdirectory("ketenscan-demo-");
        await CopyPasswordTo(directory.FullName);
        await Make(directory.FullName, "--Database:Provider=PostgreSql", $"--ConnectionStrings:KetenScan={connectionString}");
        directory.Delete(recursive: true);
    }

    private static async Task<string> Find()
    {
        await Making.WaitAsync();
        try
        {
            return template ??= await Make();
        }
        finally
        {
            Making.Release();
        }
    }

    private static async Task<string> Make()
    {
        var directory = Directory.CreateTempSubdirectory("ketenscan-demo-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        var connection = await Make(directory, []);
        using (var ours = new SqliteConnection(connection)) SqliteConnection.ClearPool(ours);
        File.Delete(Path.Combine(directory, "ketenscan.lock"));
        return directory;
    }

    /// <returns>The connection string of the database.</returns>
    private static async Task<string> Make(string directory, params string[] settings)
    {
        await using var app = KetenScanApp.Build(
            [$"--DataDirectory={directory}", "--environment=Development", .. settings],
            RunningKetenScan.WithQuickPasswords);
        await Startup.Prepare(app, CancellationToken.None);
        await DemoSeed.Run(app.Services, CancellationToken.None);
        await DemoSeed.Password(app.Services);
        return app.Services.GetRequiredService<DatabaseSettings>().ConnectionString;
    }
}
