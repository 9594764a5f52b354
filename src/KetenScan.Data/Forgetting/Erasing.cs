using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>Whom to erase, by ids only, since people can share names and addresses.</summary>
/// <param name="People">Their entries as people of chains.</param>
/// <param name="Participants">Their participants in rounds.</param>
/// <param name="Account">Their account, if any.</param>
/// <param name="OnlyIn">Erase in this chain only and keep the account; null to erase everywhere, including the account.</param>
public sealed record Erased(IReadOnlyList<Guid> People, IReadOnlyList<Guid> Participants, Guid? Account, Guid? OnlyIn = null)
{
    /// <summary>The participants without a person: those of people who were removed from their chain.</summary>
    public IReadOnlyList<Guid> TakenOut { get; init; } = [];
}

/// <summary>Erases people from every table listed in <see cref="PersonalData"/>.</summary>
public static class Erasing
{
    /// <summary>Erases people inside the caller's transaction; <see cref="PersonalData"/> lists what stays.</summary>
    public static async Task Erase(this KetenScanDb db, Erased erased, CancellationToken cancel = default)
    {
        await EraseMessages(db, erased, cancel);
        await db.ReplaceByNobody(erased.Participants, withAnswers: false, cancel);
        await EraseNames(db, erased, cancel);
        if (erased.OnlyIn is null)
        {
            var who = $"{erased.Account}";
            await db.RequestCounts.Where(count => count.Who == who).ExecuteDeleteAsync(cancel);
            await db.Users.Where(user => user.Id == erased.Account).ExecuteDeleteAsync(cancel);
        }
        else await EndMembership(db, erased, cancel);
        await db.People.Where(person => erased.People.Contains(person.Id)).ExecuteDeleteAsync(cancel);
        await ErasePrivacyLinks(db, cancel);
    }

    /// <summary>The participants of people and of an account: everywhere, or in one chain, without those of other people there.</summary>
    public static IQueryable<Participant> ParticipantsOf(this KetenScanDb db, IReadOnlyList<Guid> people, Guid? account, Guid? onlyIn) =>
        db.Participants.Where(participant =>
            (participant.PersonId != null && people.Contains(participant.PersonId.Value))
            || (account != null && participant.AccountId == account && (onlyIn == null
                || (participant.PersonId == null && db.Rounds.Any(round => round.Id == participant.RoundId && round.ChainId == onlyIn)))));

    private static async Task EraseMessages(KetenScanDb db, Erased erased, CancellationToken cancel)
    {
        var account = erased.OnlyIn is null ? erased.Account : null;
        await db.Outbox
            .Where(message => (message.ParticipantId != null && erased.Participants.Contains(message.ParticipantId.Value))
                || (message.PersonId != null && erased.People.Contains(message.PersonId.Value))
                || (account != null && message.AccountId == account))
            .ExecuteDeleteAsync(cancel);
    }

    private static async Task EraseNames(KetenScanDb db, Erased erased, CancellationToken cancel)
    {
        var (people, account, chain) = (erased.People, erased.Account, erased.OnlyIn);
        var who = new Forgotten(people, account);
        var entries = await db.DossierEntries
            .Include(entry => entry.Changes)
            .Where(entry => (chain == null || entry.ChainId == chain) && entry.Changes.Any(change =>
                (account != null && change.AccountId == account) || (change.PersonId != null && people.Contains(change.PersonId.Value))))
            .ToListAsync(cancel);
        entries.ForEach(entry => entry.Forget(who));
        var actions = await db.ImprovementActions
            .Include(action => action.Comments)
            .Where(action => (chain == null || action.ChainId == chain)
                && ((action.PersonId != null && people.Contains(action.PersonId.Value))
                    || action.Comments.Any(comment => account != null && comment.AccountId == account)))
            .ToListAsync(cancel);
        actions.ForEach(action => action.Forget(who));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Ends the account's membership of the chain, unless it also belongs to another partner there.</summary>
    private static async Task EndMembership(KetenScanDb db, Erased erased, CancellationToken cancel)
    {
        await db.Grants
            .Where(grant => grant.AccountId == erased.Account
                && grant.ChainId == erased.OnlyIn
                && grant.Role == Role.Member
                && !db.People.Any(other => other.AccountId == grant.AccountId && other.ChainId == grant.ChainId && !erased.People.Contains(other.Id)))
            .ExecuteDeleteAsync(cancel);
        await db.PinnedChains
            .Where(pin => pin.AccountId == erased.Account
                && pin.ChainId == erased.OnlyIn
                && !db.Grants.Any(grant => grant.AccountId == pin.AccountId && grant.ChainId == pin.ChainId))
            .ExecuteDeleteAsync(cancel);
    }

    /// <summary>Deletes privacy links and their messages for addresses that no present or removed person without an account has.</summary>
    private static async Task ErasePrivacyLinks(KetenScanDb db, CancellationToken cancel)
    {
        var known = db.People.Where(person => person.AccountId == null).Select(person => person.Email);
        var left = db.PlacesTakenOut().Select(place => place.Address);
        await db.PrivacyLinks.Where(link => !known.Contains(link.Email) && !left.Contains(link.Email)).ExecuteDeleteAsync(cancel);
        await db.Outbox
            .Where(message => message.Kind == MailKind.PrivacyLink && !known.Contains(message.Address) && !left.Contains(message.Address))
            .ExecuteDeleteAsync(cancel);
    }
}
