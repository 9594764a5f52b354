using System.Text.RegularExpressions;
using KetenScan.Data.Audit;
using KetenScan.Data.Backups;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Backups;

/// <summary>The backup of every night, in a folder of which it keeps the latest ones. Other files there are left alone.</summary>
internal sealed partial class NightlyBackup(
    BackupService backups, BackupSettings settings, AuditLog audit, TimeProvider clock, ILogger<NightlyBackup> logger)
{
    public async Task Run(CancellationToken cancel)
    {
        if (!settings.IsNightly) return;

        try
        {
            var folder = Directory.CreateDirectory(settings.Directory).FullName;
            Remove(folder, UnfinishedName(), keep: 0);
            await backups.Make(Path.Combine(folder, $"ketenscan-{clock.GetUtcNow():yyyyMMdd'T'HHmmss}Z.backup"), settings.Passphrase, before: null, cancel);
            Remove(folder, Name(), settings.Keep);
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            await NoteFailure(problem);
            throw;
        }
    }

    private static void Remove(string folder, Regex names, int keep)
    {
        // Their names hold the time, so the latest is the last.
        var own = Directory.EnumerateFiles(folder).Where(file => names.IsMatch(Path.GetFileName(file))).OrderDescending(StringComparer.Ordinal);
        foreach (var old in own.Skip(keep)) File.Delete(old);
    }

    private async Task NoteFailure(Exception problem)
    {
        try
        {
            await audit.Write((Data.Access.Viewer?)null, AuditEvent.BackupFailed, about: problem.Message.ReplaceLineEndings(" "));
        }
        catch (Exception second)
        {
            // Often for the same reason, which the caller logs.
            LogNotNoted(logger, second);
        }
    }

    [GeneratedRegex(@"^ketenscan-\d{8}T\d{6}Z\.backup$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^ketenscan-\d{8}T\d{6}Z\.backup\.part$")]
    private static partial Regex UnfinishedName();

    [LoggerMessage(LogLevel.Error, "The failure of the nightly backup cannot be stored in the audit log")]
    private static partial void LogNotNoted(ILogger logger, Exception problem);
}
