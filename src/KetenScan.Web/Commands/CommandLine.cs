using System.CommandLine;
using KetenScan.Web.Start;

namespace KetenScan.Web.Commands;

/// <summary>The commands of the program. Exit code 0: done; 1: the work failed; 2: invalid arguments, settings or environment.</summary>
internal static class CommandLine
{
    private const int Wrong = 2;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("KetenScan: independent organisations assess their collaboration on eight principles.")
        {
            ServeCommand.Command(),
            MigrateCommand.Command(),
            ScoreCommand.Command(),
            ImportRoundCommand.Command(),
            CreateAdminCommand.Command(),
            SeedDemoCommand.Command(),
            AuditCommand.Command(),
            BackupCommand.Command(),
            RestoreCommand.Command(),
        };
        ServeCommand.MakeDefault(root);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("See --help.");
            return Wrong;
        }

        try
        {
            // Signals are left to the server, which stops gracefully; other commands end at once.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (CannotStart problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Wrong;
        }
    }
}
