using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

internal static class ChainRoles
{
    /// <summary>Gives the account with an address a role in a chain. Does nothing when it has that role.</summary>
    /// <returns>Null when the viewer does not run the chain; false when no account has that address.</returns>
    public static async Task<bool?> GiveRole(this KetenScanDb db, AuditLog audit, Viewer viewer, string slug, string email, Role role, CancellationToken cancel)
    {
        if (await db.ChainsRunBy(viewer).Where(own => own.Slug == slug).Select(own => (Guid?)own.Id).SingleOrDefaultAsync(cancel) is not { } chain) return null;

        var address = Person.Written(email).ToUpperInvariant();
        var account = await db.Users.Where(user => user.NormalizedEmail == address).Select(user => (Guid?)user.Id).SingleOrDefaultAsync(cancel);
        if (account is not { } id) return false;
        if (await db.Grants.AnyAsync(grant => grant.AccountId == id && grant.ChainId == chain && grant.Role == role, cancel)) return true;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Grants.Add(new Grant(id, role, chain));
        await audit.AddAndSave(db, viewer, AuditEvent.RoleGranted, slug, $"{email.Trim()} {role}");
        await transaction.CommitAsync(cancel);
        return true;
    }
}
