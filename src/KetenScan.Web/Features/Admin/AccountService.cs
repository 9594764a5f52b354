using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Admin;

/// <param name="Chains">How many chains it has a role in.</param>
public sealed record AccountLine(Guid Id, string Name, string Email, bool HasPassword, bool IsLocked, bool IsAdministrator, bool MayStartChains, int Chains);

/// <summary>An account that was made, and the link to set its password when no mail server takes it there.</summary>
public sealed record InvitedAccount(string Email, string? Link);

/// <summary>Accounts. What they may do with chains is for the coordinators to say.</summary>
public sealed class AccountService(IDbContextFactory<KetenScanDb> databases, IServiceScopeFactory scopes, Outbox outbox, AuditLog audit, Settings settings, TimeProvider clock)
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
    /// <param name="viewer">The administrator.</param>
    /// <param name="form">Made with the form: sent twice, one message goes out.</param>
    /// <param name="email">The address, which is the account's.</param>
    /// <param name="name">What its owner is called.</param>
    /// <param name="isAdministrator">Whether it runs the installation.</param>
    /// <param name="mayStartChains">Whether it may start chains.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>Null when the viewer is no administrator or the address is none.</returns>
    public Task<InvitedAccount?> Invite(Viewer viewer, Guid form, string email, string name, bool isAdministrator, bool mayStartChains, CancellationToken cancel = default) => WithUsers(async users =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel) || EmailAddress.ProblemOf(email) is not null) return null;

        var (account, _) = await FindOrMake(users, Person.Written(email), name.Trim());
        var link = await LinkFor(users, account);
        await using var transaction = await Lock(db, account, cancel);
        if (isAdministrator) await Add(db, account, Role.Administrator, cancel);
        if (mayStartChains) await Add(db, account, Role.Coordinator, cancel);
        if (settings.Smtp is not null) await outbox.AddOnce(db, MailKind.AccountInvitation, account, link, form, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, AuditEvent.AccountInvited, about: account.Email, cancel: cancel);
        return new InvitedAccount(account.Email!, settings.Smtp is null ? settings.PublicUrl + link : null);
    });

    /// <summary>Gives somebody of a chain an account, so that it sees the chain without a personal link; its owner sets the password.</summary>
    /// <returns>Null when the viewer does not run the chain or the person is not in it.</returns>
    public Task<GivenAccount?> GiveTo(Viewer viewer, string slug, Guid personId, CancellationToken cancel = default)
    {
        // Kept for a second try: an account that the first made is still new.
        Guid? made = null;
        return WithUsers(async users =>
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var person = await db.People.SingleOrDefaultAsync(person => person.Id == personId && db.ChainsRunBy(viewer).Any(chain => chain.Id == person.ChainId && chain.Slug == slug), cancel);
            if (person is null) return null;

            var (account, isNew) = await FindOrMake(users, person.Email, person.Name);
            if (isNew) made = account.Id;
            if (await db.People.AnyAsync(other => other.ChainId == person.ChainId && other.AccountId == account.Id && other.Id != person.Id, cancel))
                throw new RuleBroken(Rule.AccountIsSomebodyElses);

            person.AccountId = account.Id;
            if (!await db.Grants.AnyAsync(grant => grant.AccountId == account.Id && grant.ChainId == person.ChainId && grant.Role == Role.Member, cancel))
                db.Grants.Add(new Grant(account.Id, Role.Member, person.ChainId));
            var given = await WayInto(db, users, account, isNew: made == account.Id);

            // Without a mail server the way in passed through other hands, now or when the account was made.
            if (settings.Smtp is null) person.HandOver(db.Now);
            if (given.Way == WayIn.Mail) outbox.Add(db, MailKind.AccountInvitation, account, await LinkFor(users, account));
            await db.SaveChangesAsync(cancel);
            await audit.Write(viewer, AuditEvent.AccountInvited, slug, account.Email, cancel);
            return given;
        });
    }

    /// <summary>Locks an account out for good, or lets it in again. Nobody locks itself out.</summary>
    /// <returns>False when the viewer is no administrator, or it is about itself or nobody.</returns>
    /// <exception cref="RuleBroken">Nobody who can sign in would run one of the account's chains.</exception>
    public Task<bool> Lock(Viewer viewer, Guid id, bool locked, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (locked) await db.LockChainsRunBy(id, cancel);
        if (!await db.IsAdministrator(viewer, cancel) || id == viewer.AccountId || await db.Users.SingleOrDefaultAsync(user => user.Id == id, cancel) is not { } account) return false;
        if (locked && await db.ChainsRunByNobodyBut(id).AnyAsync(cancel)) throw new RuleBroken(Rule.ChainKeepsACoordinator);

        (account.LockoutEnabled, account.LockoutEnd) = (true, locked ? DateTimeOffset.MaxValue.AddDays(-1) : null);

        // The first ends what is open now; by the second another act on the account sees that it changed.
        (account.SecurityStamp, account.ConcurrencyStamp) = (SecretToken.New(), Guid.NewGuid().ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, locked ? AuditEvent.AccountLocked : AuditEvent.AccountUnlocked, about: account.Email, cancel: cancel);
        return true;
    });

    /// <summary>For the command line: an administrator and a link that works once; null when the address is none.</summary>
    public Task<string?> CreateAdministrator(string email, CancellationToken cancel = default) => WithUsers(async users =>
    {
        if (EmailAddress.ProblemOf(email) is not null) return null;

        await using var db = await databases.CreateDbContextAsync(cancel);
        var (account, _) = await FindOrMake(users, Person.Written(email), email);
        await Add(db, account, Role.Administrator, cancel);
        await db.SaveChangesAsync(cancel);
        await audit.Write((Viewer?)null, AuditEvent.RoleGranted, about: $"{account.Email} {Role.Administrator}", cancel: cancel);
        return settings.PublicUrl + await LinkFor(users, account);
    });

    /// <summary>Sends a link to set a new password, if there is an account of that address; says nothing of whether there is.</summary>
    public Task Forgot(string email, CancellationToken cancel = default) => WithUsers(async users =>
    {
        if (settings.Smtp is null || await users.FindByEmailAsync(Person.Written(email)) is not { } account) return false;

        await using var db = await databases.CreateDbContextAsync(cancel);
        outbox.Add(db, MailKind.PasswordReset, account, await LinkFor(users, account));
        await db.SaveChangesAsync(cancel);
        return true;
    });

    /// <summary>Each act sees the accounts as they are now: a page that stands open for long would keep them as they were, and two acts at once would share one connection.</summary>
    private Task<T> WithUsers<T>(Func<UserManager<Access.Account>, Task<T>> act) => Saving.Retry(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<UserManager<Access.Account>>());
    });

    /// <summary>Locks the account's row: a second act on the same account waits for this transaction, and finds what it stored.</summary>
    private static async Task<IDbContextTransaction> Lock(KetenScanDb db, Access.Account account, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Users.Where(own => own.Id == account.Id).ExecuteUpdateAsync(own => own.SetProperty(user => user.DisplayName, user => user.DisplayName), cancel);
        return transaction;
    }

    private static async Task Add(KetenScanDb db, Access.Account account, Role role, CancellationToken cancel)
    {
        if (!await db.Grants.AnyAsync(grant => grant.AccountId == account.Id && grant.Role == role && grant.ChainId == null, cancel)) db.Grants.Add(new Grant(account.Id, role, chainId: null));
    }

    /// <summary>
    /// A link that sets a password opens all that the account may see. A coordinator gets one only for an account that this act
    /// made; what an older one opens nobody can tell: it may sign in without a password, and have sheets where it has no role.
    /// </summary>
    private async Task<GivenAccount> WayInto(KetenScanDb db, UserManager<Access.Account> users, Access.Account account, bool isNew)
    {
        if (await db.Users.AnyAsync(own => own.Id == account.Id && own.PasswordHash != null)) return new GivenAccount(WayIn.Password);
        if (settings.Smtp is not null) return new GivenAccount(WayIn.Mail);

        return isNew ? new GivenAccount(WayIn.Link, settings.PublicUrl + await LinkFor(users, account)) : new GivenAccount(WayIn.Administrator);
    }

    private static async Task<(Access.Account Account, bool IsNew)> FindOrMake(UserManager<Access.Account> users, string email, string name)
    {
        if (await users.FindByEmailAsync(email) is { } known) return (known, false);

        var account = new Access.Account(email, name.Length == 0 ? email : name);
        var made = await users.CreateAsync(account);
        if (made.Succeeded) return (account, true);

        // Or somebody made it at this moment.
        return (await users.FindByEmailAsync(email) ?? throw new InvalidOperationException($"The account {email} cannot be made: {made.Errors.First().Description}"), false);
    }

    /// <summary>Works once, because setting a password changes what it was made from.</summary>
    private static async Task<string> LinkFor(UserManager<Access.Account> users, Access.Account account) =>
        $"{AccountEndpoints.PasswordAddress}?account={account.Id}&token={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(account))}";
}
