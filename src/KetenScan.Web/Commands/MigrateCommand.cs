using System.CommandLine;
using KetenScan.Web.Start;

namespace KetenScan.Web.Commands;

/// <summary>Migrates the database and stops.</summary>
internal static class MigrateCommand
{
    public static Command Command()
    {
        var command = new Command("migrate", "Migrates the database to this version and stops.");
        command.SetAction(async (_, cancel) =>
        {
            await using var app = KetenScanApp.Build([]);
            await Startup.Migrate(app, cancel);
            Console.WriteLine("The database is at this version.");
            return 0;
        });
        return command;
    }
}
