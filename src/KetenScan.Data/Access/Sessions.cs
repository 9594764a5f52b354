using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>Whether a sign-in is still valid, for cookies, open pages, keys and calendar links.</summary>
public static class Sessions
{
    /// <summary>The accounts that were not locked out by an administrator.</summary>
    public static IQueryable<Account> LivingAccounts(this KetenScanDb db) =>
        db.Users.Where(user => user.LockoutEnd == null || user.LockoutEnd < Account.ForGood);

    /// <summary>Whether a sign-in is still valid: not signed out, and its account active and unchanged, or the page that its link opened still open.</summary>
    /// <param name="stamp">The account's security stamp at sign-in.</param>
    public static async Task<bool> StillSignedIn(this KetenScanDb db, Viewer viewer, string? stamp, CancellationToken cancel = default)
    {
        if (await db.SignInSessions.AnyAsync(own => own.Id == viewer.SessionId && own.EndedAt != null, cancel)) return false;
        if (viewer.PrivacyLinkId is { } link) return await db.PrivacyLinks.AnyAsync(own => own.Id == link && own.ExpiresAt > db.Now, cancel);
        if (viewer.DeviceId is { } device) return await db.OpenDevices().AnyAsync(open => open.Id == device, cancel);
        if (viewer.InvitationId is { } invitation) return await db.ValidInvitations().AnyAsync(valid => valid.Id == invitation, cancel);

        return await db.LivingAccounts().AnyAsync(account => account.Id == viewer.AccountId && account.SecurityStamp == stamp, cancel);
    }

    /// <summary>Whether the viewer recently confirmed their identity, which is required before adding or removing a sign-in method.</summary>
    public static Task<bool> ProvedLately(this KetenScanDb db, Viewer viewer, CancellationToken cancel = default)
    {
        var since = db.Now - SignInSession.ProvedFor;
        return db.SignInSessions.AnyAsync(own => own.Id == viewer.SessionId && own.ProvedAt > since && own.EndedAt == null, cancel);
    }

    /// <summary>Records that the viewer confirmed their identity in this sign-in, by password, passkey or external provider.</summary>
    public static Task Prove(this KetenScanDb db, Guid session, CancellationToken cancel = default) => db.Change(session, own => own.ProvedAt = db.Now, cancel);

    /// <summary>Ends a sign-in in every tab of its browser.</summary>
    public static Task End(this KetenScanDb db, Guid session, CancellationToken cancel = default) => db.Change(session, own => own.EndedAt = db.Now, cancel);

    /// <summary>Ends an account's keys and calendar link. Its browser sessions end through a new security stamp.</summary>
    public static async Task EndKeysOf(this KetenScanDb db, Guid account, CancellationToken cancel = default)
    {
        await db.AccessTokens.Where(own => own.AccountId == account).ExecuteDeleteAsync(cancel);
        await db.CalendarLinks.Where(own => own.AccountId == account).ExecuteDeleteAsync(cancel);
    }

    private static async Task Change(this KetenScanDb db, Guid session, Action<SignInSession> change, CancellationToken cancel)
    {
        try
        {
            await db.Remember(session, change, cancel);
        }
        catch (DbUpdateException)
        {
            // Another tab of the same sign-in inserted the row first.
            db.ChangeTracker.Clear();
            await db.Remember(session, change, cancel);
        }
    }

    private static async Task Remember(this KetenScanDb db, Guid session, Action<SignInSession> change, CancellationToken cancel)
    {
        var before = db.Now - SignInSession.Remembered;
        await db.SignInSessions
            .Where(own => (own.ProvedAt == null || own.ProvedAt < before) && (own.EndedAt == null || own.EndedAt < before))
            .ExecuteDeleteAsync(cancel);
        var known = await db.SignInSessions.SingleOrDefaultAsync(own => own.Id == session, cancel);
        if (known is null) db.Add(known = new SignInSession(session));
        change(known);
        await db.SaveChangesAsync(cancel);
    }
}
