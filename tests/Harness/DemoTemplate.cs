using KetenScan.Web;
using KetenScan.Web.Start;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Tests.Harness;

/// <summary>A data directory with the demo, created once: creating the demo takes longer than most tests.</summary>
internal static class DemoTemplate
{
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static string? template;

    public static async Task CopyTo(string directory)
    {
        var from = await Find();
        Directory.CreateDirectory(directory);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
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
        await using (var app = KetenScanApp.Build([$"--DataDirectory={directory}", "--environment=Development"]))
        {
            await Startup.Prepare(app, CancellationToken.None);
            await DemoSeed.Run(app.Services, CancellationToken.None);
            await DemoSeed.Password(app.Services);
            using var ours = new SqliteConnection(app.Services.GetRequiredService<DatabaseSettings>().ConnectionString);
            SqliteConnection.ClearPool(ours);
        }

        File.Delete(Path.Combine(directory, "ketenscan.lock"));
        return directory;
    }
}
