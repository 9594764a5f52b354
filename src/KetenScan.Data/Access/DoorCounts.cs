using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

public static class DoorCounts
{
    /// <summary>Counts a request, in one statement, so that concurrent requests at several servers are all counted.</summary>
    /// <returns>The count in this window, including this request.</returns>
    public static async Task<DoorCount> CountDoor(this KetenScanDb db, string who, CancellationToken cancel = default)
    {
        var (now, until) = (db.Now.UtcDateTime, (db.Now + DoorCount.Window).UtcDateTime);

        // Ignores a window stored by a server whose clock was far ahead.
        var tooFar = until + DoorCount.Window;
        var counted = await db.DoorCounts.FromSql(
            $"""
             INSERT INTO "DoorCounts" ("Who", "Until", "Count") VALUES ({who}, {until}, 1)
             ON CONFLICT ("Who") DO UPDATE SET
                 "Count" = CASE WHEN "DoorCounts"."Until" <= {now} OR "DoorCounts"."Until" > {tooFar} THEN 1 ELSE "DoorCounts"."Count" + 1 END,
                 "Until" = CASE WHEN "DoorCounts"."Until" <= {now} OR "DoorCounts"."Until" > {tooFar} THEN excluded."Until" ELSE "DoorCounts"."Until" END
             RETURNING "Who", "Until", "Count"
             """).AsNoTracking().ToListAsync(cancel);
        return counted.Single();
    }

    /// <summary>Removes counts of past windows, because they show who visited.</summary>
    public static Task RemoveEndedDoorCounts(this KetenScanDb db, CancellationToken cancel = default) =>
        db.DoorCounts.Where(count => count.Until <= db.Now).ExecuteDeleteAsync(cancel);
}
