using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Classifies exceptions of either database.</summary>
internal static class Conflict
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;
    private const int SqliteForeignKey = 787;

    /// <summary>Whether another writer was first: the same was stored, or what was read was changed or removed.</summary>
    public static bool Is(Exception problem) => problem is DbUpdateConcurrencyException || Find(problem) switch
    {
        SqliteException own => own.SqliteErrorCode is SqliteBusy or SqliteLocked
            || own.SqliteExtendedErrorCode is SqlitePrimaryKey or SqliteUnique or SqliteForeignKey,

        // Unique violation, foreign key violation, serialisation failure, deadlock.
        { SqlState: "23505" or "23503" or "40001" or "40P01" } => true,
        _ => false,
    };

    /// <summary>Whether the database cannot be reached now, but may be soon.</summary>
    public static bool IsAway(Exception problem) => Find(problem) is { IsTransient: true } and not SqliteException;

    private static DbException? Find(Exception? problem) => problem is null or DbException ? problem as DbException : Find(problem.InnerException);
}
