using System.Diagnostics;

namespace KetenScan.Tests.Harness;

/// <summary>External programs that validate our files; <c>tests/run.sh</c> installs them.</summary>
internal static class ExternalTool
{
    public static (int Exit, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    public static (int Exit, string Output) On(byte[] pdf, string program, params string[] options)
    {
        var file = Path.Combine(Path.GetTempPath(), $"ketenscan-{Guid.NewGuid():N}.pdf");
        try
        {
            File.WriteAllBytes(file, pdf);
            return Run(program, [.. options, file, .. program == "pdftotext" ? ["-"] : Array.Empty<string>()]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
