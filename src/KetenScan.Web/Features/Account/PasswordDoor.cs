using KetenScan.Data;
using KetenScan.Data.Audit;
using KetenScan.Domain.Chains;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>Checks passwords and counts the wrong ones. Eight close this door for ten minutes; passkeys and the other provider still let in.</summary>
public sealed class PasswordDoor(IDbContextFactory<KetenScanDb> databases, AccountActs acts, IPasswordHasher<Access.Account> hasher)
{
    private static readonly Access.Account Nobody = new();
    private static string? nobodys;

    /// <summary>The first step of signing in; it takes as long for an address that nobody has.</summary>
    /// <returns>The account; null when it is refused.</returns>
    public Task<Access.Account?> Enter(string email, string password)
    {
        var address = Person.Written(email).ToUpperInvariant();
        return Check(db => db.Users.Where(user => user.NormalizedEmail == address), email, password, entersByIt: true);
    }

    /// <summary>Whether the password is that of an account that signed in already.</summary>
    public async Task<bool> IsOf(Guid account, string password) => await Check(db => db.Users.Where(user => user.Id == account), about: null, password, entersByIt: false) is not null;

    private async Task<Access.Account?> Check(Func<KetenScanDb, IQueryable<Access.Account>> whose, string? about, string password, bool entersByIt)
    {
        await using var db = await databases.CreateDbContextAsync();
        var known = await whose(db).AsNoTracking().SingleOrDefaultAsync();
        nobodys ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

        // Outside the transaction, since it takes long on purpose.
        var verdict = hasher.VerifyHashedPassword(known ?? Nobody, known?.PasswordHash ?? nobodys, password);
        var right = known?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
        return await acts.Run(async act =>
        {
            // Counted one after the other: of many guesses at once those behind the eighth find the door closed, right or wrong.
            var account = known is null ? null : await act.Take(known.Id);
            if (account is not null && !await act.Users.IsLockedOutAsync(account))
            {
                if (right && account.PasswordHash == known!.PasswordHash)
                {
                    if (verdict == PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = hasher.HashPassword(account, password);

                    // With a second step the count goes on until that is taken, or codes could be guessed without end.
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
