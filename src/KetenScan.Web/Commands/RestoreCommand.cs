using System.CommandLine;
using System.Globalization;
using KetenScan.Web.Features.Backups;
using KetenScan.Web.Start;

namespace KetenScan.Web.Commands;

/// <summary>Restores a backup into the database of this installation.</summary>
internal static class RestoreCommand
{
    private static readonly Option<FileInfo> From = new("--from") { Description = "The backup.", Required = true };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replaces what is in the database, which is lost." };
    private static readonly Option<bool> SendMail = new("--send-mail")
    {
        Description = "Sends the messages that waited when the backup was made, also those that were sent since.",
    };

    private static readonly Option<bool> SignOut = new("--sign-out-everyone")
    {
        Description = "Ends every sign-in, and replaces the keys that protect cookies and links.",
    };

    public static Command Command()
    {
        var command = new Command("restore", "Restores a backup, of this version or an earlier one, while KetenScan is stopped.")
        {
            From, Replace, BackupCommand.PassphraseFile, SendMail, SignOut,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(SendMail) && parsed.GetValue(SignOut))
                parsed.AddError("--send-mail and --sign-out-everyone exclude each other: without the keys the links in those messages cannot be read.");
        });
        command.SetAction((parsed, cancel) => BackupCommand.Run(() => Restore(parsed, cancel)));
        return command;
    }

    private static async Task Restore(ParseResult parsed, CancellationToken cancel)
    {
        await using var app = KetenScanApp.Build([]);

        // With SQLite: nobody else uses it.
        app.Services.GetRequiredService<DataDirectory>();
        await using var scope = app.Services.CreateAsyncScope();
        var restored = await scope.ServiceProvider.GetRequiredService<RestoreService>().Restore(
            parsed.GetRequiredValue(From).FullName,
            BackupCommand.Passphrase(parsed, app.Services),
            new RestoreOptions(parsed.GetValue(Replace), parsed.GetValue(SendMail), parsed.GetValue(SignOut)),
            cancel);

        // Erases again who was erased since.
        await Startup.Migrate(app, cancel);
        if (restored.GivenUp > 0)
            await Console.Error.WriteLineAsync($"{restored.GivenUp} messages that waited are not sent, because they may have been sent since.");
        await Console.Error.WriteLineAsync(restored.Audit.Broken is { } number
            ? $"The audit log is broken at entry {number}, as it was when the backup was made."
            : $"The audit log is intact: {restored.Audit.Entries} entries.");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"The backup of {restored.From.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC was restored: {restored.Rows} rows."));
    }
}
