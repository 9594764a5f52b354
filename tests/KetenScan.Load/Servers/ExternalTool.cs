using System.Diagnostics;

namespace KetenScan.Load.Servers;

/// <summary>Runs a program of the machine to its end.</summary>
internal static class ExternalTool
{
    /// <returns>What it printed, on both streams.</returns>
    /// <exception cref="CannotMeasure">It is not there or reports a failure.</exception>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken cancel = default)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Start(start);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.WaitForExitAsync(cancel);
            var printed = await output + await error;
            return process.ExitCode == 0 ? printed : throw new CannotMeasure($"{program} ended with {process.ExitCode}: {printed.ReplaceLineEndings(" ")}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new CannotMeasure($"{start.FileName} is not on this machine.");
        }
    }
}
