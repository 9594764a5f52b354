using KetenScan.Data;
using KetenScan.Data.Audit;
using KetenScan.Domain.Chains;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>Checks passwords and counts wrong ones. Eight block the password for ten minutes; passkeys and the provider still work.</summary>
public sealed class PasswordCheck(IDbContextFactory<KetenScanDb> databases, AccountChanges changes, IPasswordHasher<Access.Account> hasher)
{
    private static readonly Access.Account Nobody = new();
    private static string? nobodys;

    /// <summary>Checks the password, the first step of signing in. Takes as long for an unknown address.</summary>
    /// <returns>The account; null when it is refused.</returns>
    public Task<Access.Account?> Enter(string email, string password)
    {
        var address = Person.Written(email).ToUpperInvariant();
        return Check(db => db.Users.Where(user => user.NormalizedEmail == address), email, password, entersByIt: true);
    }

    /// <summary>Whether the password is that of an account that has signed in already.</summary>
    public async Task<bool> IsOf(Guid account, string password) =>
        await Check(db => db.Users.Where(user => user.Id == account), about: null, password, entersByIt: false) is not null;

    private async Task<Access.Account?> Check(Func<KetenScanDb, IQueryable<Access.Account>> whose, string? about, string password, bool entersByIt)
    {
        await using var db = await databases.CreateDbContextAsync();
        var known = await whose(db).AsNoTracking().SingleOrDefaultAsync();
        nobodys ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

        // Outside the transaction, because hashing is slow on purpose.
        var verdict = hasher.VerifyHashedPassword(known ?? Nobody, known?.PasswordHash ?? nobodys, password);
        var right = known?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
        return await changes.Run(async act =>
        {
            // Counted one at a time: of many simultaneous guesses, those after the eighth are refused, right or wrong.
            var account = known is null ? null : await act.Lock(known.Id);
            if (account is not null && !await act.Users.IsLockedOutAsync(account))
            {
                if (right && account.PasswordHash == known!.PasswordHash)
                {
                    if (verdict == PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = hasher.HashPassword(account, password);

                    // With a second step the count is reset only after that step. Otherwise codes could be guessed without limit.
                    if (!entersByIt || !account.TwoFactorEnabled) (await act.Users.ResetAccessFailedCountAsync(account)).Must();
                    if (entersByIt && !account.TwoFactorEnabled) act.Note(account, AuditEvent.SignedIn);
                    return account;
                }

                (await act.Users.AccessFailedAsync(account)).Must();
            }

            act.Note(account?.DisplayName ?? "?", AuditEvent.SignInRefused, about ?? account?.Email);
            return null;
        });
    }
}
