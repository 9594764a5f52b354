using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>What to change of an account; null for what stays as it is.</summary>
public sealed record AccountEdit(string? Name = null, bool? IsAdministrator = null, bool? StartsChains = null);

/// <summary>Changes the name of an account, and its rights that belong to no chain.</summary>
public sealed class AccountRights(AccountChanges changes)
{
    public const int LongestName = 200;

    /// <returns>False when the viewer is no administrator, the account does not exist, or the viewer's own right would be withdrawn.</returns>
    /// <exception cref="RuleBroken">
    /// The name does not fit, or somebody becomes an administrator and the viewer did not recently sign in or confirm the password.
    /// </exception>
    public Task<bool> Change(Viewer viewer, Guid id, AccountEdit edit, CancellationToken cancel = default) => changes.Run(async act =>
    {
        var db = act.Db;
        if (await act.Lock(id) is not { } account) return false;

        // When two administrators withdraw each other's right, the second is no longer one. This lock comes after the row lock of the account.
        await db.Lock(AdvisoryLock.Administrators);
        if (!await db.IsAdministrator(viewer, cancel)) return false;
        if (id == viewer.AccountId && edit.IsAdministrator == false) return false;

        if (edit.Name is { } written) Rename(act, viewer, account, written);
        var becomes = edit.IsAdministrator == true && !await Has(db, id, Role.Administrator, cancel);
        if (becomes && !await db.ProvedLately(viewer, cancel)) throw new RuleBroken(Rule.ReauthenticationIsNeeded);

        await Set(act, viewer, account, Role.Administrator, edit.IsAdministrator, cancel);
        await Set(act, viewer, account, Role.Coordinator, edit.StartsChains, cancel);
        return true;
    });

    private static void Rename(AccountChange act, Viewer viewer, Access.Account account, string written)
    {
        if (string.IsNullOrWhiteSpace(written)) throw new RuleBroken(Rule.NameIsNeeded);
        if (!Naming.Fits(written, LongestName)) throw new RuleBroken(Rule.NameIsTooLong);
        if (account.DisplayName == written.Trim()) return;

        (account.DisplayName, account.ConcurrencyStamp) = (written.Trim(), Guid.NewGuid().ToString());
        act.Note(viewer, AuditEvent.AccountRenamed, about: account.Email);
    }

    private static Task<bool> Has(KetenScanDb db, Guid account, Role role, CancellationToken cancel) =>
        db.Grants.AnyAsync(grant => grant.AccountId == account && grant.Role == role && grant.ChainId == null, cancel);

    private static async Task Set(AccountChange act, Viewer viewer, Access.Account account, Role role, bool? wanted, CancellationToken cancel)
    {
        var grant = await act.Db.Grants.SingleOrDefaultAsync(own => own.AccountId == account.Id && own.Role == role && own.ChainId == null, cancel);
        if (wanted is null || wanted == grant is not null) return;

        if (grant is null) act.Db.Grants.Add(new Grant(account.Id, role, chainId: null));
        else act.Db.Grants.Remove(grant);
        act.Note(viewer, grant is null ? AuditEvent.RoleGranted : AuditEvent.RoleWithdrawn, about: $"{account.Email} {role}");
    }
}
