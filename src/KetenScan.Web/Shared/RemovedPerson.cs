using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>A person who was taken out of a chain, with everything that was removed, to put it back.</summary>
public sealed class RemovedPerson
{
    private readonly Person person;
    private readonly IReadOnlyList<Guid> participants;
    private readonly IReadOnlyList<Guid> actions;
    private readonly Access access;
    private readonly RemovedSheet? sheet;
    private readonly bool hadGrant;

    private RemovedPerson(
        Person person,
        IReadOnlyList<Guid> participants,
        IReadOnlyList<Guid> actions,
        Access access,
        RemovedSheet? sheet,
        bool hadGrant)
    {
        (this.person, this.participants, this.actions) = (person, participants, actions);
        (this.access, this.sheet, this.hadGrant) = (access, sheet, hadGrant);
    }

    public Guid Id => person.Id;

    public string Name => person.Name;

    /// <summary>The ids to record if the person is erased: their own, and those of their participants.</summary>
    internal IEnumerable<Guid> Ids => participants.Prepend(person.Id);

    public string Email => person.Email;

    /// <summary>Takes a person out of a chain and its open round. The caller saves.</summary>
    /// <exception cref="RuleBroken">The person is not in the chain (any more).</exception>
    internal static async Task<RemovedPerson> Remove(KetenScanDb db, Chain chain, Guid personId, bool sheetStays, DateTimeOffset now, CancellationToken cancel)
    {
        var person = chain.PersonOf(personId);

        // Locked first, so that nobody is asked, reminded or hands in between reading and writing.
        var sheet = await RemovedSheet.Read(db, chain, personId, cancel);
        var participants = await db.Participants
            .Where(participant => participant.PersonId == personId)
            .Select(participant => participant.Id)
            .ToListAsync(cancel);
        var actions = await db.ImprovementActions.Where(action => action.PersonId == personId).Select(action => action.Id).ToListAsync(cancel);
        var waiting = db.Outbox.Where(message =>
            message.SentAt == null && message.Address == person.Email && db.Rounds.Any(round => round.Id == message.RoundId && round.ChainId == chain.Id));
        var messages = await waiting.AsNoTracking().ToListAsync(cancel);
        var grant = person.AccountId is { } account && chain.People.Count(other => other.AccountId == account) == 1 ? db.MembershipOf(account, chain) : null;

        var links = await db.InvitationsOf(participants).AsNoTracking().ToListAsync(cancel);
        var devices = await db.SheetDevices.AsNoTracking().Where(device => participants.Contains(device.ParticipantId)).ToListAsync(cancel);
        await db.Withdraw(participants, now, cancel);
        if (person.HandedOverAt is not null)
            await db.Participants.Where(own => participants.Contains(own.Id)).ExecuteUpdateAsync(own => own.SetProperty(one => one.IsHandedOver, true), cancel);
        await waiting.ExecuteDeleteAsync(cancel);
        if (sheet is not null) await sheet.Remove(db, sheetStays, now, cancel);
        var hadGrant = grant is not null && await grant.ExecuteDeleteAsync(cancel) > 0;
        chain.Remove(person);
        return new RemovedPerson(person, participants, actions, new Access(links, devices, messages), sheet, hadGrant);
    }

    /// <summary>
    /// Puts everything back; does nothing when that was done already. If the partner was merged meanwhile, the person comes back to
    /// the merged partner. A sheet that somebody else took over meanwhile stays theirs. The caller saves.
    /// </summary>
    /// <exception cref="RuleBroken">Somebody else in the chain has the address or the account by now, or the partner was removed.</exception>
    internal async Task Restore(KetenScanDb db, Chain chain, DateTimeOffset now, CancellationToken cancel)
    {
        if (chain.People.Any(other => other.Id == person.Id)) return;
        if (chain.People.Any(other => other.Email == person.Email)) throw new RuleBroken(Rule.AddressIsInTheChain);

        // A person who erased themselves meanwhile stays erased.
        if (person.AccountId is { } known && !await db.Users.AnyAsync(user => user.Id == known, cancel)) throw new RuleBroken(Rule.UndoIsOver);
        if (person.AccountId is { } taken && chain.People.Any(other => other.AccountId == taken)) throw new RuleBroken(Rule.AccountIsSomebodyElses);

        chain.Correct(person, chain.BecameOf(chain.PartnerOf(person.PartnerId)), person.Name, person.Email, person.Level, Amsterdam.Day(now));

        // An invitation to a round that has closed meanwhile opens nothing, and a sheet in it would not be in its scorecard.
        var open = await db.OpenRoundOf(chain.Id, cancel) is { } found && await db.LockOpen(found, cancel) ? found : (Guid?)null;
        db.People.Add(person);
        if (hadGrant && person.AccountId is { } account && !await db.MembershipOf(account, chain).AnyAsync(cancel))
            db.Grants.Add(new Grant(account, Role.Member, chain.Id));
        await db.SaveChangesAsync(cancel);
        if (sheet is not null) await sheet.Restore(db, open, cancel);

        await db.Participants
            .Where(participant => participants.Contains(participant.Id))
            .Free(person.Email)
            .ExecuteUpdateAsync(participant => participant.SetProperty(p => p.PersonId, (Guid?)person.Id), cancel);
        await db.Participants
            .Where(participant => participant.PersonId == person.Id && participant.RoundId == open)
            .ExecuteUpdateAsync(participant => participant.SetProperty(p => p.PartnerId, person.PartnerId), cancel);
        var own = await db.Participants.Where(participant => participant.PersonId == person.Id).Select(participant => participant.Id).ToListAsync(cancel);
        db.Outbox.AddRange(
            access.Messages.Where(message => (message.Kind == MailKind.RoundClosed || message.RoundId == open)
                && (message.ParticipantId is not { } to || own.Contains(to))));
        await db.ImprovementActions
            .Where(action => actions.Contains(action.Id))
            .ExecuteUpdateAsync(action => action.SetProperty(a => a.PersonId, (Guid?)person.Id), cancel);
        await db.GiveBack([.. access.Links.Where(link => own.Contains(link.ParticipantId))], access.Devices, cancel);
    }

    /// <summary>What opened the person's sheet, or was about to.</summary>
    private sealed record Access(IReadOnlyList<Invitation> Links, IReadOnlyList<SheetDevice> Devices, IReadOnlyList<OutboxMessage> Messages);
}
