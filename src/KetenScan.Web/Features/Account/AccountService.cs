using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <param name="Provider">The name of the provider that lets it in, if one does.</param>
/// <param name="Chains">How many chains it has a role in.</param>
public sealed record AccountLine(Guid Id, string Name, string Email, bool HasPassword, string? Provider, bool IsLocked, bool IsAdministrator, bool MayStartChains, int Chains);

/// <summary>An account that was made, and the link to set its password when no mail server takes it there.</summary>
public sealed record InvitedAccount(string Email, string? Link);

/// <summary>Accounts. What they may do with chains is for the coordinators to say.</summary>
public sealed class AccountService(
    IDbContextFactory<KetenScanDb> databases, AccountActs acts, Outbox outbox, SmtpSettings smtp, ServerSettings server, TimeProvider clock)
{
    /// <summary>All accounts by name; nothing for whoever is no administrator.</summary>
    public async Task<IReadOnlyList<AccountLine>?> List(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.IsAdministrator(viewer, cancel)) return null;

        return await db.Users
            .OrderBy(account => account.DisplayName)
            .Select(account => new AccountLine(
                account.Id,
                account.DisplayName,
                account.Email!,
                account.PasswordHash != null,
                db.UserLogins.Where(login => login.UserId == account.Id).Select(login => login.ProviderDisplayName ?? login.LoginProvider).OrderBy(name => name).FirstOrDefault(),
                account.LockoutEnd >= Access.Account.ForGood,
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
    /// <exception cref="RuleBroken">A new administrator is made only by somebody who proved lately who it is.</exception>
    public Task<InvitedAccount?> Invite(Viewer viewer, Guid form, string email, string name, bool isAdministrator, bool mayStartChains, CancellationToken cancel = default) => acts.Run(async act =>
    {
        if (!await act.Db.IsAdministrator(viewer, cancel) || EmailAddress.ProblemOf(email) is not null) return null;
        if (isAdministrator && !await act.Db.ProvedLately(viewer, cancel)) throw new RuleBroken(Rule.ProofIsNeeded);

        var (account, _) = await FindOrMake(act, Person.Written(email), name.Trim());
        var link = await LinkFor(act, account);
        if (isAdministrator) await Add(act.Db, account, Role.Administrator, cancel);
        if (mayStartChains) await Add(act.Db, account, Role.Coordinator, cancel);
        if (smtp.IsUsed) await outbox.AddOnce(act.Db, MailKind.AccountInvitation, account, link, $"{form:N}", cancel);
        act.Note(viewer, AuditEvent.AccountInvited, about: account.Email);
        return new InvitedAccount(account.Email!, !smtp.IsUsed ? server.PublicUrl + link : null);
    });

    /// <summary>Gives somebody of a chain an account, so that it sees the chain without a personal link; its owner sets the password.</summary>
    /// <returns>Null when the viewer does not run the chain or the person is not in it.</returns>
    public Task<GivenAccount?> GiveTo(Viewer viewer, string slug, Guid personId, CancellationToken cancel = default) => acts.Run(async act =>
    {
        var db = act.Db;
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == personId && db.ChainsRunBy(viewer).Any(chain => chain.Id == person.ChainId && chain.Slug == slug), cancel);
        if (person is null) return null;

        var (account, isNew) = await FindOrMake(act, person.Email, person.Name);
        if (await db.People.AnyAsync(other => other.ChainId == person.ChainId && other.AccountId == account.Id && other.Id != person.Id, cancel))
            throw new RuleBroken(Rule.AccountIsSomebodyElses);

        person.AccountId = account.Id;
        if (!await db.Grants.AnyAsync(grant => grant.AccountId == account.Id && grant.ChainId == person.ChainId && grant.Role == Role.Member, cancel))
            db.Grants.Add(new Grant(account.Id, Role.Member, person.ChainId));
        var given = await WayInto(act, account, isNew);

        // Without a mail server the way in passed through other hands, now or when the account was made.
        if (!smtp.IsUsed) person.HandOver(db.Now);
        if (given.Way == WayIn.Mail) outbox.Add(db, MailKind.AccountInvitation, account, await LinkFor(act, account));
        act.Note(viewer, AuditEvent.AccountInvited, slug, account.Email);
        return given;
    });

    /// <summary>Locks an account out for good, or lets it in again. Nobody locks itself out.</summary>
    /// <returns>False when the viewer is no administrator, or it is about itself or nobody.</returns>
    /// <exception cref="RuleBroken">Nobody who can sign in would run one of the account's chains.</exception>
    public Task<bool> Lock(Viewer viewer, Guid id, bool locked, CancellationToken cancel = default) => acts.Run(async act =>
    {
        var db = act.Db;
        if (locked) await db.LockChainsRunBy(id, cancel);
        if (id == viewer.AccountId || await act.Take(id) is not { } account) return false;

        // Of two administrators who lock each other out the second is none any more. After the accounts that the act is about.
        await db.Lock(AdvisoryLock.Administrators);
        if (!await db.IsAdministrator(viewer, cancel)) return false;
        if (locked && await db.ChainsRunByNobodyBut(id).AnyAsync(cancel)) throw new RuleBroken(Rule.ChainKeepsACoordinator);

        (account.LockoutEnabled, account.LockoutEnd) = (true, locked ? Access.Account.ForGood : null);

        EndSessions(account);
        act.Note(viewer, locked ? AuditEvent.AccountLocked : AuditEvent.AccountUnlocked, about: account.Email);
        return true;
    });

    /// <summary>
    /// Undoes that another provider lets an account in, and ends its sessions, keys and calendar link; the next subject with its
    /// address may be linked. For somebody who got a new account there: a successor would see what its predecessor had.
    /// </summary>
    /// <returns>False when the viewer is no administrator, or it is about itself or nobody.</returns>
    /// <exception cref="RuleBroken">Nobody who can sign in would run one of the account's chains.</exception>
    public Task<bool> Unlink(Viewer viewer, Guid id, CancellationToken cancel = default) => acts.Run(async act =>
    {
        var db = act.Db;
        await db.LockChainsRunBy(id, cancel);
        if (!await db.IsAdministrator(viewer, cancel) || id == viewer.AccountId || await act.Take(id) is not { } account) return false;

        await db.UserLogins.Where(login => login.UserId == id).ExecuteDeleteAsync(cancel);
        if (!await db.AccountsInUse().AnyAsync(user => user.Id == id, cancel) && await db.ChainsRunByNobodyBut(id).AnyAsync(cancel)) throw new RuleBroken(Rule.ChainKeepsACoordinator);

        await db.EndKeysOf(id, cancel);
        EndSessions(account);
        act.Note(viewer, AuditEvent.ProviderUnlinked, about: account.Email);
        return true;
    });

    /// <summary>For the command line: an administrator, let in again if it was locked out, and a link that works once; null when the address is none.</summary>
    public Task<string?> CreateAdministrator(string email, CancellationToken cancel = default) => acts.Run(async act =>
    {
        if (EmailAddress.ProblemOf(email) is not null) return null;

        var (account, _) = await FindOrMake(act, Person.Written(email), email);
        if (account.IsLockedForGood)
        {
            account.LockoutEnd = null;
            act.Note((Viewer?)null, AuditEvent.AccountUnlocked, about: account.Email);
        }

        await Add(act.Db, account, Role.Administrator, cancel);
        act.Note((Viewer?)null, AuditEvent.RoleGranted, about: $"{account.Email} {Role.Administrator}");
        return server.PublicUrl + await LinkFor(act, account);
    });

    /// <summary>Sends a link to set a new password, if there is an account of that address, at most one an hour, and none into an account that only a provider lets in; says nothing of whether there is.</summary>
    public Task Forgot(string email, CancellationToken cancel = default) => acts.Run(async act =>
    {
        if (!smtp.IsUsed || await act.Users.FindByEmailAsync(Person.Written(email)) is not { } known || await act.Take(known.Id) is not { } account) return false;

        // The provider may know by now that somebody else has the address, and its second step is not passed by.
        if (account.PasswordHash is null && await act.Db.UserLogins.AnyAsync(login => login.UserId == account.Id, cancel)) return false;

        // Made so that the link of an older message is dead by the time that there is a new one.
        var since = clock.GetUtcNow() - ResetTokens.Lifetime;
        if (await act.Db.Outbox.AnyAsync(message => message.Kind == MailKind.PasswordReset && message.AccountId == account.Id && message.CreatedAt > since, cancel)) return false;

        outbox.Add(act.Db, MailKind.PasswordReset, account, LinkOf(account, await act.Users.GenerateUserTokenAsync(account, ResetTokens.Provider, UserManager<Access.Account>.ResetPasswordTokenPurpose)));
        return true;
    });

    /// <summary>The first stamp ends what is open now; by the second another act on the account sees that it changed.</summary>
    private static void EndSessions(Access.Account account) => (account.SecurityStamp, account.ConcurrencyStamp) = (SecretToken.New(), Guid.NewGuid().ToString());

    private static async Task Add(KetenScanDb db, Access.Account account, Role role, CancellationToken cancel)
    {
        if (!await db.Grants.AnyAsync(grant => grant.AccountId == account.Id && grant.Role == role && grant.ChainId == null, cancel)) db.Grants.Add(new Grant(account.Id, role, chainId: null));
    }

    /// <summary>
    /// A link that sets a password opens all that the account may see. A coordinator gets one only for an account that this act
    /// made; what an older one opens nobody can tell: it may sign in without a password, and have sheets where it has no role.
    /// </summary>
    private async Task<GivenAccount> WayInto(AccountAct act, Access.Account account, bool isNew)
    {
        if (account.PasswordHash is not null) return new GivenAccount(WayIn.Password);
        if (smtp.IsUsed) return new GivenAccount(WayIn.Mail);

        return isNew ? new GivenAccount(WayIn.Link, server.PublicUrl + await LinkFor(act, account)) : new GivenAccount(WayIn.Administrator);
    }

    /// <summary>An account that somebody else makes at this moment is found when the act is done again.</summary>
    private static async Task<(Access.Account Account, bool IsNew)> FindOrMake(AccountAct act, string email, string name)
    {
        if (await act.Users.FindByEmailAsync(email) is { } known) return (await act.Take(known.Id) ?? throw new DbUpdateConcurrencyException(), false);

        var account = new Access.Account(email, name.Length == 0 ? email : name);
        (await act.Users.CreateAsync(account)).Must();
        return (account, true);
    }

    /// <summary>Works once, because setting a password changes what it was made from.</summary>
    private static async Task<string> LinkFor(AccountAct act, Access.Account account) => LinkOf(account, await act.Users.GeneratePasswordResetTokenAsync(account));

    private static string LinkOf(Access.Account account, string token) => $"{AccountEndpoints.PasswordAddress}?account={account.Id}&token={Uri.EscapeDataString(token)}";
}
