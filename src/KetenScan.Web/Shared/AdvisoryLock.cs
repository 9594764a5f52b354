using KetenScan.Data;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>What one writer at a time does, on all servers; each a number that no other advisory lock of the database has.</summary>
internal enum AdvisoryLock : long
{
    /// <summary>An entry of the audit log follows the last.</summary>
    AuditLog = 0x4B65_7465_6E41_7564,

    /// <summary>Somebody stops being an administrator who can sign in.</summary>
    Administrators = 0x4B65_7465_6E41_646D,
}

internal static class AdvisoryLocks
{
    /// <summary>Waits until nobody else has the lock, and has it until the transaction ends. A transaction that SQLite begins is its only writer already.</summary>
    public static Task Lock(this KetenScanDb db, AdvisoryLock what) =>
        db.Database.IsNpgsql() ? db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({(long)what})") : Task.CompletedTask;
}
