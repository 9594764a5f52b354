using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>Whether who signed in may go on: one question for cookies, open pages, keys and calendar links.</summary>
public static class Sessions
{
    /// <summary>The accounts that are there and were not locked out by an administrator.</summary>
    public static IQueryable<Account> LivingAccounts(this KetenScanDb db) => db.Users.Where(user => user.LockoutEnd == null || user.LockoutEnd < Account.ForGood);
}
