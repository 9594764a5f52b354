using System.Diagnostics;

namespace KetenScan.Web.Tests.Start;

/// <summary>The program as a user starts it, in a folder of its own that is gone after the test.</summary>
public abstract class ProgramTests : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("ketenscan-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs it to its end.</summary>
    protected async Task<(int Exit, string Output, string Error)> Run(string[] arguments, params (string Name, string Value)[] settings)
    {
        using var program = Start(arguments, settings);
        var error = program.StandardError.ReadToEndAsync();
        var output = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, output, await error);
    }

    protected Process Start(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "KetenScan.Web.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DataDirectory"] = Folder;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
