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

/// <summary>An invited account, and the link to set its password when there is no mail server to send it.</summary>
public sealed record InvitedAccount(string Email, string? Link);

/// <summary>Manages accounts. What they may do in chains is up to the coordinators.</summary>
public sealed class AccountService(
    AccountChanges changes, Outbox outbox, SmtpSettings smtp, ServerSettings server, TimeProvider clock)
{
    /// <summary>Creates an account whose owner sets the password. An account that exists already gets a new link.</summary>
    /// <param name="form">An id made with the form: when it is sent twice, one message goes out.</param>
    /// <param name="isAdministrator">Whether the account is an administrator.</param>
    /// <param name="mayStartChains">Whether it may start chains.</param>
    /// <returns>Null when the viewer is no administrator, or the text is no mail address.</returns>
    /// <exception cref="RuleBroken">Making somebody an administrator requires that the viewer has recently signed in or confirmed their password.</exception>
    public Task<InvitedAccount?> Invite(
        Viewer viewer,
        Guid form,
        string email,
        string name,
        bool isAdministrator,
        bool mayStartChains,
        CancellationToken cancel = default) => changes.Run(async act =>
    {
        if (!await act.Db.IsAdministrator(viewer, cancel) || EmailAddress.ProblemOf(email) is not null) return null;
        if (isAdministrator && !await act.Db.ProvedLately(viewer, cancel)) throw new RuleBroken(Rule.ReauthenticationIsNeeded);

        var (account, _) = await FindOrMake(act, Person.Written(email), name.Trim());
        var link = await LinkFor(act, account);
        if (isAdministrator) await Add(act.Db, account, Role.Administrator, cancel);
        if (mayStartChains) await Add(act.Db, account, Role.Coordinator, cancel);
        if (smtp.IsUsed) await outbox.AddOnce(act.Db, MailKind.AccountInvitation, account, link, $"{form:N}", cancel);
        act.Note(viewer, AuditEvent.AccountInvited, about: account.Email);
        return new InvitedAccount(account.Email!, !smtp.IsUsed ? server.PublicUrl + link : null);
    });

    /// <summary>Gives a person of the chain an account, so that they see the chain without a personal link. They set the password themselves.</summary>
    /// <returns>Null when the viewer does not run the chain or the person is not in it.</returns>
    public Task<GivenAccount?> GiveTo(Viewer viewer, string slug, Guid personId, CancellationToken cancel = default) => changes.Run(async act =>
    {
        var db = act.Db;
        var person = await db.People.SingleOrDefaultAsync(person => person.Id == personId
            && db.ChainsRunBy(viewer).Any(chain => chain.Id == person.ChainId && chain.Slug == slug), cancel);
        if (person is null) return null;

        var (account, isNew) = await FindOrMake(act, person.Email, person.Name);
        if (await db.People.AnyAsync(other => other.ChainId == person.ChainId && other.AccountId == account.Id && other.Id != person.Id, cancel))
            throw new RuleBroken(Rule.AccountIsSomebodyElses);

        person.AccountId = account.Id;
        if (!await db.Grants.AnyAsync(grant => grant.AccountId == account.Id && grant.ChainId == person.ChainId && grant.Role == Role.Member, cancel))
            db.Grants.Add(new Grant(account.Id, Role.Member, person.ChainId));
        var given = await WayInto(act, account, isNew);

        // Without a mail server the link was handed over by somebody else, now or when the account was created.
        if (!smtp.IsUsed) person.HandOver(db.Now);
        if (given.Way == WayIn.Mail) outbox.Add(db, MailKind.AccountInvitation, account, await LinkFor(act, account));
        act.Note(viewer, AuditEvent.AccountInvited, slug, account.Email);
        return given;
    });

    /// <summary>Locks an account out until it is unlocked, or unlocks it. Nobody can lock their own account.</summary>
    /// <returns>False when the viewer is no administrator, or the account is their own or does not exist.</returns>
    /// <exception cref="RuleBroken">One of the account's chains would have no coordinator left who can sign in.</exception>
    public Task<bool> Lock(Viewer viewer, Guid id, bool locked, CancellationToken cancel = default) => changes.Run(async act =>
    {
        var db = act.Db;
        if (locked) await db.LockChainsRunBy(id, cancel);
        if (id == viewer.AccountId || await act.Lock(id) is not { } account) return false;

        // When two administrators lock each other out, the second is no longer one. This lock comes after the row locks of the accounts.
        await db.Lock(AdvisoryLock.Administrators);
        if (!await db.IsAdministrator(viewer, cancel)) return false;
        if (locked && await db.ChainsRunByNobodyBut(id).AnyAsync(cancel)) throw new RuleBroken(Rule.ChainKeepsACoordinator);

        (account.LockoutEnabled, account.LockoutEnd) = (true, locked ? Access.Account.ForGood : null);

        EndSessions(account);
        act.Note(viewer, locked ? AuditEvent.AccountLocked : AuditEvent.AccountUnlocked, about: account.Email);
        return true;
    });

    /// <summary>
    /// Unlinks an account from the provider, and ends its sessions, keys and calendar link. The next subject with its address can be
    /// linked. For somebody who got a new account at the provider: a successor with the old address would see the predecessor's data.
    /// </summary>
    /// <returns>False when the viewer is no administrator, or the account is their own or does not exist.</returns>
    /// <exception cref="RuleBroken">One of the account's chains would have no coordinator left who can sign in.</exception>
    public Task<bool> Unlink(Viewer viewer, Guid id, CancellationToken cancel = default) => changes.Run(async act =>
    {
        var db = act.Db;
        await db.LockChainsRunBy(id, cancel);
        if (!await db.IsAdministrator(viewer, cancel) || id == viewer.AccountId || await act.Lock(id) is not { } account) return false;

        await db.UserLogins.Where(login => login.UserId == id).ExecuteDeleteAsync(cancel);
        if (!await db.AccountsInUse().AnyAsync(user => user.Id == id, cancel)
            && await db.ChainsRunByNobodyBut(id).AnyAsync(cancel)) throw new RuleBroken(Rule.ChainKeepsACoordinator);

        await db.EndKeysOf(id, cancel);
        EndSessions(account);
        act.Note(viewer, AuditEvent.ProviderUnlinked, about: account.Email);
        return true;
    });

    /// <summary>
    /// For the command line: creates an administrator, or unlocks one, and returns a link that works once. Null when the text is no mail address.
    /// </summary>
    public Task<string?> CreateAdministrator(string email, CancellationToken cancel = default) => changes.Run(async act =>
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

    /// <summary>
    /// Sends a link to set a new password, at most one an hour, if the address has an account that does not sign in by a provider only. Does not reveal whether
    /// it has.
    /// </summary>
    public Task Forgot(string email, CancellationToken cancel = default) => changes.Run(async act =>
    {
        if (!smtp.IsUsed
            || await act.Users.FindByEmailAsync(Person.Written(email)) is not { } known
            || await act.Lock(known.Id) is not { } account) return false;

        // The provider may have given the address to somebody else by now, and a link would bypass its second step.
        if (account.PasswordHash is null && await act.Db.UserLogins.AnyAsync(login => login.UserId == account.Id, cancel)) return false;

        // At most one per lifetime of a link, so that the link in the previous message has expired before a new one is sent.
        var since = clock.GetUtcNow() - ResetTokens.Lifetime;
        if (await act.Db.Outbox.AnyAsync(
            message => message.Kind == MailKind.PasswordReset && message.AccountId == account.Id && message.CreatedAt > since,
            cancel)) return false;

        outbox.Add(
            act.Db,
            MailKind.PasswordReset,
            account,
            LinkOf(account, await act.Users.GenerateUserTokenAsync(account, ResetTokens.Provider, UserManager<Access.Account>.ResetPasswordTokenPurpose)));
        return true;
    });

    /// <summary>The new security stamp ends open sessions; the new concurrency stamp shows other changes of the account that it changed.</summary>
    private static void EndSessions(Access.Account account) =>
        (account.SecurityStamp, account.ConcurrencyStamp) = (SecretToken.New(), Guid.NewGuid().ToString());

    private static async Task Add(KetenScanDb db, Access.Account account, Role role, CancellationToken cancel)
    {
        if (!await db.Grants.AnyAsync(grant => grant.AccountId == account.Id && grant.Role == role && grant.ChainId == null, cancel))
            db.Grants.Add(new Grant(account.Id, role, chainId: null));
    }

    /// <summary>
    /// A link that sets a password opens everything that the account may see. So a coordinator gets one only for an account that was
    /// created just now. What an older account opens is unknown: it may sign in without a password, and have sheets in other chains.
    /// </summary>
    private async Task<GivenAccount> WayInto(AccountChange act, Access.Account account, bool isNew)
    {
        if (account.PasswordHash is not null) return new GivenAccount(WayIn.Password);
        if (smtp.IsUsed) return new GivenAccount(WayIn.Mail);

        return isNew ? new GivenAccount(WayIn.Link, server.PublicUrl + await LinkFor(act, account)) : new GivenAccount(WayIn.Administrator);
    }

    /// <summary>When somebody else creates the account at the same moment, the retry finds it.</summary>
    private static async Task<(Access.Account Account, bool IsNew)> FindOrMake(AccountChange act, string email, string name)
    {
        if (await act.Users.FindByEmailAsync(email) is { } known) return (await act.Lock(known.Id) ?? throw new DbUpdateConcurrencyException(), false);

        var account = new Access.Account(email, name.Length == 0 ? email : name);
        (await act.Users.CreateAsync(account)).Must();
        return (account, true);
    }

    /// <summary>The link works once, because its token is made from the password that it changes.</summary>
    private static async Task<string> LinkFor(AccountChange act, Access.Account account) =>
        LinkOf(account, await act.Users.GeneratePasswordResetTokenAsync(account));

    private static string LinkOf(Access.Account account, string token) =>
        $"{AccountEndpoints.PasswordAddress}?account={account.Id}&token={Uri.EscapeDataString(token)}";
}
