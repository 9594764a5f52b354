using KetenScan.Data;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Work that one server does at a time. Each value is a number that no other advisory lock of the database uses.</summary>
internal enum AdvisoryLock : long
{
    /// <summary>Appending an entry to the audit log.</summary>
    AuditLog = 0x4B65_7465_6E41_7564,

    /// <summary>Ending the role or the sign-in of an administrator.</summary>
    Administrators = 0x4B65_7465_6E41_646D,
}

internal static class AdvisoryLocks
{
    /// <summary>Takes a PostgreSQL advisory lock until the transaction ends. With SQLite a write transaction is the only writer already.</summary>
    public static Task Lock(this KetenScanDb db, AdvisoryLock what) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({(long)what})") : Task.CompletedTask;
}
