using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using KetenScan.Data.Backups;
using KetenScan.Web.Features.Backups;
using KetenScan.Web.Start;

namespace KetenScan.Web.Commands;

/// <summary>Writes the whole installation to one file, also while it is used.</summary>
internal static class BackupCommand
{
    private static readonly Option<FileInfo> To = new("--to") { Description = "The file to write; it must not exist.", Required = true };

    public static Command Command()
    {
        var command = new Command("backup", "Writes the whole installation to one file, which either kind of database can restore.") { To, PassphraseFile };
        command.SetAction((parsed, cancel) => Run(async () =>
        {
            await using var app = KetenScanApp.Build([]);
            await Startup.CheckDatabase(app, cancel);
            await using var scope = app.Services.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<BackupService>().Make(
                parsed.GetRequiredValue(To).FullName,
                Passphrase(parsed, app.Services),
                table => Console.Error.WriteLineAsync(table),
                cancel);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{made.Path}: {made.Bytes} bytes, {made.Rows} rows, {(made.IsEncrypted ? "encrypted" : "not encrypted")}, SHA-256 {made.Sha256}"));
        }));
        return command;
    }

    internal static Option<FileInfo?> PassphraseFile { get; } = new("--passphrase-file")
    {
        Description = "A file with the passphrase; that of the setting Backup__Passphrase if left out.",
    };

    /// <exception cref="BackupRefused">The file cannot be read, or its passphrase is too short.</exception>
    internal static string? Passphrase(ParseResult parsed, IServiceProvider services)
    {
        if (parsed.GetValue(PassphraseFile) is not { } file) return services.GetRequiredService<BackupSettings>().Passphrase;

        try
        {
            var passphrase = File.ReadAllText(file.FullName).TrimEnd('\r', '\n');
            return passphrase.Length >= BackupSettings.ShortestPassphrase
                ? passphrase
                : throw new BackupRefused($"The passphrase in {file.Name} is too short; it must have at least {BackupSettings.ShortestPassphrase} characters.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefused($"{file.Name} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Does the work and reports an error in one line.</summary>
    internal static async Task<int> Run(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (BackupRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
        {
            await Console.Error.WriteLineAsync(problem.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }
}
