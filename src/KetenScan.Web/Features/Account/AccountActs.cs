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
/// Acts on accounts: each in a scope of its own, so that it sees them as they are now however long a page stands open; what it stores
/// and its entries in the audit log are there together or not at all.
/// </summary>
public sealed class AccountActs(IServiceScopeFactory scopes, IDataProtectionProvider protection, AuditLog audit)
{
    /// <param name="act">What is done; it may be done again from the start when somebody changed the same. Leaving by an exception stores nothing.</param>
    public Task<T> Run<T>(Func<AccountAct, Task<T>> act) => Saving.Retry(async () =>
    {
        // Links carry tokens of the key ring. On a new installation that has to be made first, by a writer of its own, which cannot wait for this transaction.
        protection.CreateProtector(nameof(AccountActs)).Protect([]);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KetenScanDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var own = new AccountAct(db, scope.ServiceProvider.GetRequiredService<UserManager<Access.Account>>(), (IUserAuthenticatorKeyStore<Access.Account>)scope.ServiceProvider.GetRequiredService<IUserStore<Access.Account>>());
        var done = await act(own);
        await db.SaveChangesAsync();
        foreach (var (who, what, chain, about) in own.Entries) await audit.Add(db, who, what, chain, about);
        await transaction.CommitAsync();
        return done;
    });
}

/// <summary>What an act on accounts has at hand.</summary>
/// <param name="db">The context of the act.</param>
/// <param name="users">Accounts in that context.</param>
/// <param name="keys">The secrets of authenticator apps in that context.</param>
public sealed class AccountAct(KetenScanDb db, UserManager<Access.Account> users, IUserAuthenticatorKeyStore<Access.Account> keys)
{
    private readonly List<(string Who, AuditEvent What, string? Chain, string? About)> entries = [];

    public KetenScanDb Db => db;

    public UserManager<Access.Account> Users => users;

    internal IReadOnlyList<(string Who, AuditEvent What, string? Chain, string? About)> Entries => entries;

    /// <summary>An account as it is now; other acts on it wait until this one is over.</summary>
    public async Task<Access.Account?> Take(Guid id)
    {
        await db.Users.Where(own => own.Id == id).ExecuteUpdateAsync(own => own.SetProperty(user => user.DisplayName, user => user.DisplayName));
        if (db.Users.Local.FindEntry(id) is not { } read) return await db.Users.SingleOrDefaultAsync(own => own.Id == id);

        // One that was read before others let go of it is still as it was then.
        await read.ReloadAsync();
        return read.State == EntityState.Detached ? null : read.Entity;
    }

    /// <summary>The secret for an authenticator app, made when there is none. Nothing is signed out by it: it opens nothing until the second step is turned on.</summary>
    public async Task<string> AuthenticatorKey(Access.Account account)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is { } known) return known;

        var key = users.GenerateNewAuthenticatorKey();
        await keys.SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        return key;
    }

    /// <summary>Says in the audit log what the account did itself.</summary>
    public void Note(Access.Account account, AuditEvent what) => entries.Add((account.DisplayName, what, null, account.Email));

    public void Note(string who, AuditEvent what, string? about) => entries.Add((who, what, null, about));

    public void Note(Viewer? who, AuditEvent what, string? chain = null, string? about = null) => entries.Add((AuditLog.NameOf(who), what, chain, about));
}

internal static class IdentityResults
{
    private static readonly string[] SomebodyWasFirst =
        [nameof(IdentityErrorDescriber.ConcurrencyFailure), nameof(IdentityErrorDescriber.DuplicateEmail), nameof(IdentityErrorDescriber.DuplicateUserName), nameof(IdentityErrorDescriber.LoginAlreadyAssociated)];

    /// <summary>What was not done is never taken for done.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the account, or made it since this act looked for it; the act is done again.</exception>
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
