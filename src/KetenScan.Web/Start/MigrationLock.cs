using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace KetenScan.Web.Start;

/// <summary>Lets one server at a time bring a PostgreSQL database to this version; the others wait, and find it done. A SQLite file is one server's.</summary>
internal static class MigrationLock
{
    /// <summary>A number of our own for PostgreSQL's advisory locks.</summary>
    private const long Key = 0x4B6574656E;

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

        // A lock of the session: on the connection that stays open until the end, also when that is by a failure.
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
            // Another server made it at this moment.
        }
    }
}
