using System.Diagnostics;

namespace KetenScan.Web.Tests.Start;

/// <summary>Runs the program as a user does, in a separate folder that is deleted after the test.</summary>
public abstract class ProgramTests : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("ketenscan-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs it until it exits.</summary>
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
