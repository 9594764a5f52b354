using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace KetenScan.Web.Start;

/// <summary>One server at a time migrates a PostgreSQL database; the others wait, and then find it migrated. A SQLite file has one server.</summary>
internal static class MigrationLock
{
    /// <summary>The number of our PostgreSQL advisory lock.</summary>
    internal const long Key = 0x4B6574656E;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static async Task MigrateAlone(this KetenScanDb db, Func<Task> afterwards, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql())
        {
            await db.Database.MigrateAsync(cancel);
            await afterwards();
            return;
        }

        await Create(db, cancel);
        db.Database.SetCommandTimeout(Longest);

        // A session-level lock: the connection stays open until the end, also after a failure.
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Key})", cancel);
        try
        {
            await db.Database.MigrateAsync(cancel);
            await afterwards();
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Key})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task Create(KetenScanDb db, CancellationToken cancel)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancel)) return;

        try
        {
            await creator.CreateAsync(cancel);
        }
        catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another server created it at this moment.
        }
    }
}
