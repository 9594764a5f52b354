using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

public static class RequestCounts
{
    /// <summary>Counts a request, in one statement, so that concurrent requests at several servers are all counted.</summary>
    /// <returns>The count in this window, including this request.</returns>
    public static async Task<RequestCount> CountRequest(this KetenScanDb db, string who, CancellationToken cancel = default)
    {
        var (now, until) = (db.Now.UtcDateTime, (db.Now + RequestCount.Window).UtcDateTime);

        // Ignores a window stored by a server whose clock was far ahead.
        var tooFar = until + RequestCount.Window;
        var counted = await db.RequestCounts.FromSql(
            $"""
             INSERT INTO "RequestCounts" AS counted ("Who", "Until", "Count") VALUES ({who}, {until}, 1)
             ON CONFLICT ("Who") DO UPDATE SET
                 "Count" = CASE WHEN counted."Until" <= {now} OR counted."Until" > {tooFar} THEN 1 ELSE counted."Count" + 1 END,
                 "Until" = CASE WHEN counted."Until" <= {now} OR counted."Until" > {tooFar} THEN excluded."Until" ELSE counted."Until" END
             RETURNING "Who", "Until", "Count"
             """).AsNoTracking().ToListAsync(cancel);
        return counted.Single();
    }

    /// <summary>Removes counts of past windows, because they show who visited.</summary>
    public static Task RemoveEndedRequestCounts(this KetenScanDb db, CancellationToken cancel = default) =>
        db.RequestCounts.Where(count => count.Until <= db.Now).ExecuteDeleteAsync(cancel);
}
