using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>
/// Changes accounts. Each change runs in a DI scope of its own, so that it reads the accounts as they are now, however long a page has been open.
/// What it stores and its audit entries are saved together or not at all.
/// </summary>
public sealed class AccountChanges(IServiceScopeFactory scopes, IDataProtectionProvider protection, AuditLog audit)
{
    /// <param name="act">The change. It is run again from the start after a concurrency conflict. Throwing stores nothing.</param>
    public Task<T> Run<T>(Func<AccountChange, Task<T>> act) => Saving.Retry(async () =>
    {
        // Links are signed with the key ring. A new installation has to create that ring first, in a write of its own that cannot wait for this transaction.
        protection.CreateProtector(nameof(AccountChanges)).Protect([]);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KetenScanDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var own = new AccountChange(
            db,
            scope.ServiceProvider.GetRequiredService<UserManager<Access.Account>>(),
            (IUserAuthenticatorKeyStore<Access.Account>)scope.ServiceProvider.GetRequiredService<IUserStore<Access.Account>>());
        var done = await act(own);
        await db.SaveChangesAsync();
        foreach (var (who, what, chain, about) in own.Entries) await audit.AddAndSave(db, who, what, chain, about);
        await transaction.CommitAsync();
        return done;
    });
}

/// <summary>What a change of an account can use.</summary>
/// <param name="db">The database context of the change.</param>
/// <param name="users">Accounts in that context.</param>
/// <param name="keys">The secrets of authenticator apps in that context.</param>
public sealed class AccountChange(KetenScanDb db, UserManager<Access.Account> users, IUserAuthenticatorKeyStore<Access.Account> keys)
{
    private readonly List<(string Who, AuditEvent What, string? Chain, string? About)> entries = [];

    public KetenScanDb Db => db;

    public UserManager<Access.Account> Users => users;

    internal IReadOnlyList<(string Who, AuditEvent What, string? Chain, string? About)> Entries => entries;

    /// <summary>The account as it is now. Locks its row until the transaction ends.</summary>
    public async Task<Access.Account?> Lock(Guid id)
    {
        await db.Users.Where(own => own.Id == id).ExecuteUpdateAsync(own => own.SetProperty(user => user.DisplayName, user => user.DisplayName));
        if (db.Users.Local.FindEntry(id) is not { } read) return await db.Users.SingleOrDefaultAsync(own => own.Id == id);

        // It may have been read before another transaction released the lock: read it again.
        await read.ReloadAsync();
        return read.State == EntityState.Detached ? null : read.Entity;
    }

    /// <summary>
    /// The secret for an authenticator app, created when there is none. Signs nobody out: it has no effect until the second step is turned on.
    /// </summary>
    public async Task<string> AuthenticatorKey(Access.Account account)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is { } known) return known;

        var key = users.GenerateNewAuthenticatorKey();
        await keys.SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        return key;
    }

    /// <summary>Adds an audit entry for something that the account did itself.</summary>
    public void Note(Access.Account account, AuditEvent what) => entries.Add((account.DisplayName, what, null, account.Email));

    public void Note(string who, AuditEvent what, string? about) => entries.Add((who, what, null, about));

    public void Note(Viewer? who, AuditEvent what, string? chain = null, string? about = null) => entries.Add((AuditLog.NameOf(who), what, chain, about));
}

internal static class IdentityResults
{
    private static readonly string[] SomebodyWasFirst =
        [
            nameof(IdentityErrorDescriber.ConcurrencyFailure),
            nameof(IdentityErrorDescriber.DuplicateEmail),
            nameof(IdentityErrorDescriber.DuplicateUserName),
            nameof(IdentityErrorDescriber.LoginAlreadyAssociated),
        ];

    /// <summary>Throws when the identity store refused, so that a refusal is never mistaken for success.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed or created the account meanwhile. The change is retried.</exception>
    /// <exception cref="InvalidOperationException">It was refused for another reason.</exception>
    public static void Must(this IdentityResult result)
    {
        if (result.Succeeded) return;

        var why = string.Join(' ', result.Errors.Select(error => $"{error.Code}: {error.Description}"));
        throw result.Errors.Any(error => SomebodyWasFirst.Contains(error.Code))
            ? new DbUpdateConcurrencyException(why)
            : new InvalidOperationException(why);
    }
}
