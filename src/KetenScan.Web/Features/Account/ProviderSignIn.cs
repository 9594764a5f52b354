using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Chains;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>
/// Signs in people whom the organisation's provider has authenticated. The account is found by issuer and subject. The first time it is found by
/// a verified address, unless the account is linked to another subject already: an address may have been given to a successor.
/// </summary>
public sealed class ProviderSignIn(AccountChanges changes, AuditLog audit, OidcSettings provider)
{
    /// <returns>The account; null when it is refused, with the reason in the audit log.</returns>
    public Task<Access.Account?> Enter(ProvidedPerson person) => changes.Run(async act =>
    {
        var account = await Linked(act, person) ?? await Join(act, person);
        if (account is null) return null;
        if (account.IsLockedForGood) return Refuse(act, person, AuditEvent.ProviderLockedOut);

        await Give(act, account, person);
        act.Note(account, AuditEvent.SignedIn);
        return account;
    });

    /// <summary>Adds an audit entry: somebody who had to prove again who they are came back without proof.</summary>
    public Task NotProved(ProvidedPerson person) => audit.Write(provider.Name, AuditEvent.ProviderUnproved, about: About(person));

    /// <summary>Adds an audit entry: signing in at the provider failed.</summary>
    public Task Fail(string why) => audit.Write(provider.Name, AuditEvent.ProviderFailed, about: why);

    /// <summary>Checks again once the row is locked, because an administrator may be unlinking the account at this moment.</summary>
    private static async Task<Access.Account?> Linked(AccountChange act, ProvidedPerson person)
    {
        if (await act.Users.FindByLoginAsync(person.Issuer, person.Subject) is not { } linked || await act.Lock(linked.Id) is not { } account) return null;

        return await act.Users.FindByLoginAsync(person.Issuer, person.Subject) is { } still && still.Id == account.Id ? account : null;
    }

    private async Task<Access.Account?> Join(AccountChange act, ProvidedPerson person)
    {
        if (person.Address is null) return Refuse(act, person, AuditEvent.ProviderWithoutAddress);
        if (!person.IsChecked) return Refuse(act, person, AuditEvent.ProviderAddressUnchecked);

        var known = await act.Users.FindByEmailAsync(person.Address);
        var account = known is null ? await Make(act, person) : await act.Lock(known.Id);
        if (account is null) return Refuse(act, person, AuditEvent.ProviderUnknown);

        // Checked while the row is locked: another tab may have linked the account to this subject a moment ago.
        var subjects = await act.Db.UserLogins
            .Where(login => login.UserId == account.Id && login.LoginProvider == person.Issuer)
            .Select(login => login.ProviderKey)
            .ToListAsync();
        if (subjects.Contains(person.Subject)) return account;
        if (subjects.Count > 0) return Refuse(act, person, AuditEvent.ProviderOtherPerson);

        // A locked-out account gets no new way to sign in that would work once it is unlocked.
        if (account.IsLockedForGood) return account;

        (await act.Users.AddLoginAsync(account, new UserLoginInfo(person.Issuer, person.Subject, provider.Name))).Must();
        act.Note(account, AuditEvent.ProviderLinked);
        return account;
    }

    private Access.Account? Refuse(AccountChange act, ProvidedPerson person, AuditEvent why)
    {
        act.Note(provider.Name, why, About(person));
        return null;
    }

    private static string About(ProvidedPerson person) => $"{person.Subject}, {person.Address ?? person.Name}";

    /// <returns>Null when this person does not get an account automatically.</returns>
    private async Task<Access.Account?> Make(AccountChange act, ProvidedPerson person)
    {
        var address = person.Address!;
        if (EmailAddress.ProblemOf(address) is not null || !provider.NewAccountDomains.Contains(OidcSettings.DomainOf(address))) return null;

        var account = new Access.Account(address, person.Name ?? address);
        (await act.Users.CreateAsync(account)).Must();
        act.Note(account, AuditEvent.ProviderMadeAccount);
        return account;
    }

    /// <summary>
    /// Grants and withdraws the roles that follow from groups. The last administrator who can sign in stays one; otherwise nobody could correct a wrong
    /// setting.
    /// </summary>
    private async Task Give(AccountChange act, Access.Account account, ProvidedPerson person)
    {
        if (person.Roles is null) return;

        foreach (var role in provider.GroupsOfRoles.Keys)
        {
            var grant = await act.Db.Grants.SingleOrDefaultAsync(own => own.AccountId == account.Id && own.Role == role && own.ChainId == null);
            if (person.Roles.Contains(role) == grant is not null) continue;
            if (grant is not null && role == Role.Administrator && !await HasOtherAdministrator(act, account)) continue;

            if (grant is null) act.Db.Grants.Add(new Grant(account.Id, role, chainId: null));
            else act.Db.Grants.Remove(grant);
            act.Note(provider.Name, grant is null ? AuditEvent.RoleGranted : AuditEvent.RoleWithdrawn, $"{account.Email} {role}");
        }
    }

    private static async Task<bool> HasOtherAdministrator(AccountChange act, Access.Account account)
    {
        // Without this lock, two who sign in at the same moment would each still see the other as administrator.
        await act.Db.Lock(AdvisoryLock.Administrators);
        return await act.Db.Grants.AnyAsync(grant =>
            grant.Role == Role.Administrator && grant.AccountId != account.Id && act.Db.AccountsInUse().Any(user => user.Id == grant.AccountId));
    }
}
