using KetenScan.Data;
using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Tests.Harness;

internal static class Proving
{
    /// <summary>The viewer as just after signing in.</summary>
    public static async Task<Viewer> Proved(this Viewer viewer, IDbContextFactory<KetenScanDb> databases)
    {
        var session = Guid.NewGuid();
        await using var db = await databases.CreateDbContextAsync();
        await db.Prove(session);
        return viewer with { SessionId = session };
    }
}
