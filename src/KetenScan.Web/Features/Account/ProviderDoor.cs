using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Chains;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>
/// Lets in whom the organisation's own provider sends. The account is found by issuer and subject; the first time by an address
/// that was checked, unless the account is of another subject already: an address may be given to a successor.
/// </summary>
public sealed class ProviderDoor(AccountActs acts, AuditLog audit, OidcSettings provider)
{
    /// <returns>The account; null when it is refused, and why is in the audit log.</returns>
    public Task<Access.Account?> Enter(ProvidedPerson person) => acts.Run(async act =>
    {
        var account = await Linked(act, person) ?? await Join(act, person);
        if (account is null) return null;
        if (account.IsLockedForGood) return Refuse(act, person, AuditEvent.ProviderLockedOut);

        await Give(act, account, person);
        act.Note(account, AuditEvent.SignedIn);
        return account;
    });

    /// <summary>Notes that somebody who had to prove again who it is came back without.</summary>
    public Task NotProved(ProvidedPerson person) => audit.Write(provider.Name, AuditEvent.ProviderUnproved, about: About(person));

    /// <summary>Notes that signing in at the provider did not end well.</summary>
    public Task Fail(string why) => audit.Write(provider.Name, AuditEvent.ProviderFailed, about: why);

    /// <summary>Asked again once nobody else can change it: an administrator may undo the link at this moment.</summary>
    private static async Task<Access.Account?> Linked(AccountAct act, ProvidedPerson person)
    {
        if (await act.Users.FindByLoginAsync(person.Issuer, person.Subject) is not { } linked || await act.Take(linked.Id) is not { } account) return null;

        return await act.Users.FindByLoginAsync(person.Issuer, person.Subject) is { } still && still.Id == account.Id ? account : null;
    }

    private async Task<Access.Account?> Join(AccountAct act, ProvidedPerson person)
    {
        if (person.Address is null) return Refuse(act, person, AuditEvent.ProviderWithoutAddress);
        if (!person.IsChecked) return Refuse(act, person, AuditEvent.ProviderAddressUnchecked);

        var known = await act.Users.FindByEmailAsync(person.Address);
        var account = known is null ? await Make(act, person) : await act.Take(known.Id);
        if (account is null) return Refuse(act, person, AuditEvent.ProviderUnknown);

        // Asked while nobody else can link the account: it may have come to this subject in another tab a moment ago.
        var subjects = await act.Db.UserLogins.Where(login => login.UserId == account.Id && login.LoginProvider == person.Issuer).Select(login => login.ProviderKey).ToListAsync();
        if (subjects.Contains(person.Subject)) return account;
        if (subjects.Count > 0) return Refuse(act, person, AuditEvent.ProviderOtherPerson);

        // Who is locked out has no new way in when it is let in again.
        if (account.IsLockedForGood) return account;

        (await act.Users.AddLoginAsync(account, new UserLoginInfo(person.Issuer, person.Subject, provider.Name))).Must();
        act.Note(account, AuditEvent.ProviderLinked);
        return account;
    }

    /// <returns>Nobody.</returns>
    private Access.Account? Refuse(AccountAct act, ProvidedPerson person, AuditEvent why)
    {
        act.Note(provider.Name, why, About(person));
        return null;
    }

    private static string About(ProvidedPerson person) => $"{person.Subject}, {person.Address ?? person.Name}";

    /// <returns>Null for whoever gets no account by itself.</returns>
    private async Task<Access.Account?> Make(AccountAct act, ProvidedPerson person)
    {
        var address = person.Address!;
        if (EmailAddress.ProblemOf(address) is not null || !provider.NewAccountDomains.Contains(OidcSettings.DomainOf(address))) return null;

        var account = new Access.Account(address, person.Name ?? address);
        (await act.Users.CreateAsync(account)).Must();
        act.Note(account, AuditEvent.ProviderMadeAccount);
        return account;
    }

    /// <summary>Gives and takes the roles that go by groups, as the groups are now. The last administrator who can sign in stays one, or nobody could undo a wrong setting.</summary>
    private async Task Give(AccountAct act, Access.Account account, ProvidedPerson person)
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

    private static async Task<bool> HasOtherAdministrator(AccountAct act, Access.Account account)
    {
        // Two who come at the same moment would each find the other still there.
        await act.Db.Lock(AdvisoryLock.Administrators);
        return await act.Db.Grants.AnyAsync(grant =>
            grant.Role == Role.Administrator && grant.AccountId != account.Id && act.Db.AccountsInUse().Any(user => user.Id == grant.AccountId));
    }
}
