using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain.Chains;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Admin;

/// <param name="Chains">How many chains it has a role in.</param>
public sealed record AccountLine(Guid Id, string Name, string Email, bool HasPassword, bool IsLocked, bool IsAdministrator, bool MayStartChains, int Chains);

/// <summary>An account that was made, and the link to set its password when no mail server takes it there.</summary>
public sealed record InvitedAccount(string Email, string? Link);

/// <summary>Accounts. What they may do with chains is for the coordinators to say.</summary>
public sealed class AccountService(IDbContextFactory<KetenScanDb> databases, UserManager<Access.Account> users, Outbox outbox, AuditLog audit, Settings settings, TimeProvider clock)
{
    /// <summary>All accounts by name; nothing for who is no administrator.</summary>
    public async Task<IReadOnlyList<AccountLine>?> List(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel)) return null;

        var now = clock.GetUtcNow();
        return await db.Users
            .OrderBy(account => account.DisplayName)
            .Select(account => new AccountLine(
                account.Id,
                account.DisplayName,
                account.Email!,
                account.PasswordHash != null,
                account.LockoutEnd != null && account.LockoutEnd > now,
                db.Grants.Any(grant => grant.AccountId == account.Id && grant.Role == Role.Administrator),
                db.Grants.Any(grant => grant.AccountId == account.Id && grant.Role == Role.Coordinator),
                db.Grants.Where(grant => grant.AccountId == account.Id && grant.ChainId != null).Select(grant => grant.ChainId).Distinct().Count()))
            .ToListAsync(cancel);
    }

    /// <summary>Makes an account whose owner sets the password; for one that is there, a new link.</summary>
    /// <returns>Null when the viewer is no administrator or the address is none.</returns>
    public async Task<InvitedAccount?> Invite(Viewer viewer, string email, string name, bool isAdministrator, bool mayStartChains, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel) || !PeopleList.IsAddress(email.Trim())) return null;

        var account = await FindOrMake(Person.Written(email), name.Trim());
        if (isAdministrator) await Add(db, account, Role.Administrator, cancel);
        if (mayStartChains) await Add(db, account, Role.Coordinator, cancel);
        var link = await LinkFor(account);
        if (settings.Smtp is not null) outbox.Add(db, MailKind.AccountInvitation, account, link);
        await db.SaveChangesAsync(cancel);
        await audit.Write(viewer, AuditEvent.AccountInvited, about: account.Email, cancel: cancel);
        return new InvitedAccount(account.Email!, settings.Smtp is null ? settings.PublicUrl + link : null);
    }

    /// <summary>Gives somebody of a chain an account, so that it sees the chain without a personal link; its owner sets the password.</summary>
    /// <returns>Null when the viewer does not run the chain or the person is not in it.</returns>
    public async Task<GivenAccount?> GiveTo(Viewer viewer, string slug, Guid personId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == personId && db.ChainsRunBy(viewer).Any(chain => chain.Id == person.ChainId && chain.Slug == slug), cancel);
        if (person is null) return null;

        var account = await FindOrMake(person.Email, person.Name);
        person.AccountId = account.Id;
        var grants = await db.Grants.Where(grant => grant.AccountId == account.Id).ToListAsync(cancel);
        if (!grants.Any(grant => grant.ChainId == person.ChainId && grant.Role == Role.Member)) db.Grants.Add(new Grant(account.Id, Role.Member, person.ChainId));
        var given = await WayInto(db, account, opensMore: grants.Any(grant => grant.ChainId != person.ChainId));
        if (given.Way == WayIn.Mail) outbox.Add(db, MailKind.AccountInvitation, account, await LinkFor(account));
        await db.SaveChangesAsync(cancel);
        await audit.Write(viewer, AuditEvent.AccountInvited, slug, account.Email, cancel);
        return given;
    }

    /// <summary>Locks an account out for good, or lets it in again. Nobody locks itself out.</summary>
    public async Task<bool> Lock(Viewer viewer, Guid id, bool locked, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel) || id == viewer.AccountId || await users.FindByIdAsync(id.ToString()) is not { } account) return false;

        await users.SetLockoutEnabledAsync(account, true);
        await users.SetLockoutEndDateAsync(account, locked ? DateTimeOffset.MaxValue.AddDays(-1) : null);

        // Ends what is open now.
        await users.UpdateSecurityStampAsync(account);
        await audit.Write(viewer, locked ? AuditEvent.AccountLocked : AuditEvent.AccountUnlocked, about: account.Email, cancel: cancel);
        return true;
    }

    /// <summary>For the command line: an administrator and a link that works once; null when the address is none.</summary>
    public async Task<string?> CreateAdministrator(string email, CancellationToken cancel = default)
    {
        if (!PeopleList.IsAddress(email)) return null;

        await using var db = await databases.CreateDbContextAsync(cancel);
        var account = await FindOrMake(Person.Written(email), email);
        await Add(db, account, Role.Administrator, cancel);
        await db.SaveChangesAsync(cancel);
        await audit.Write((Viewer?)null, AuditEvent.RoleGranted, about: $"{account.Email} {Role.Administrator}", cancel: cancel);
        return settings.PublicUrl + await LinkFor(account);
    }

    /// <summary>Sends a link to set a new password, if there is an account of that address; says nothing of whether there is.</summary>
    public async Task Forgot(string email, CancellationToken cancel = default)
    {
        if (settings.Smtp is null || await users.FindByEmailAsync(email.Trim()) is not { } account) return;

        await using var db = await databases.CreateDbContextAsync(cancel);
        outbox.Add(db, MailKind.PasswordReset, account, await LinkFor(account));
        await db.SaveChangesAsync(cancel);
    }

    private static async Task Add(KetenScanDb db, Access.Account account, Role role, CancellationToken cancel)
    {
        if (!await db.Grants.AnyAsync(grant => grant.AccountId == account.Id && grant.Role == role && grant.ChainId == null, cancel)) db.Grants.Add(new Grant(account.Id, role, chainId: null));
    }

    /// <summary>A link that sets a password opens all that the account may see: a coordinator gets it only when that is this chain alone.</summary>
    private async Task<GivenAccount> WayInto(KetenScanDb db, Access.Account account, bool opensMore)
    {
        // Asked anew: a page that stands open for long may hold the account as it was.
        if (await db.Users.AnyAsync(own => own.Id == account.Id && own.PasswordHash != null)) return new GivenAccount(WayIn.Password);
        if (settings.Smtp is not null) return new GivenAccount(WayIn.Mail);

        return opensMore ? new GivenAccount(WayIn.Administrator) : new GivenAccount(WayIn.Link, settings.PublicUrl + await LinkFor(account));
    }

    private async Task<Access.Account> FindOrMake(string email, string name)
    {
        if (await users.FindByEmailAsync(email) is { } known) return known;

        var account = new Access.Account(email, name.Length == 0 ? email : name);
        var made = await users.CreateAsync(account);
        return made.Succeeded ? account : throw new InvalidOperationException($"The account {email} cannot be made: {made.Errors.First().Description}");
    }

    /// <summary>Works once, because setting a password changes what it was made from.</summary>
    private async Task<string> LinkFor(Access.Account account) =>
        $"{AccountEndpoints.PasswordAddress}?account={account.Id}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(account))}";
}
