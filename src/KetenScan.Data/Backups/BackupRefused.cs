namespace KetenScan.Data.Backups;

/// <summary>A backup cannot be made or restored as asked. The message is one line that says why, and nothing was changed.</summary>
public sealed class BackupRefused(string message, Exception? cause = null) : Exception(message, cause);
