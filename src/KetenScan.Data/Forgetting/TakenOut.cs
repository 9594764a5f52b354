using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>A participant without an account who was removed from the chain.</summary>
public sealed class PlaceTakenOut
{
    public Guid ParticipantId { get; init; }

    public Guid RoundId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The participant's last address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Whether this was the only address: the coordinator never changed it, and no stored message went to another one.</summary>
    public bool HadNoOther { get; init; }
}

/// <summary>Data of people without an account who were removed from a chain. They no longer have a person's row, but may be recognised by address.</summary>
public static class TakenOut
{
    /// <summary>Their participants in rounds, as long as an address is known: from the open round, or from the last message.</summary>
    public static IQueryable<PlaceTakenOut> PlacesTakenOut(this KetenScanDb db) =>
        from participant in db.Participants
        where participant.PersonId == null && participant.AccountId == null
        let address = participant.Address ?? db.Outbox
            .Where(message => message.ParticipantId == participant.Id)
            .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id)
            .Select(message => message.Address).FirstOrDefault()
        where address != null
        select new PlaceTakenOut
        {
            ParticipantId = participant.Id,
            RoundId = participant.RoundId,
            Name = participant.Name,
            Address = address,
            HadNoOther = !participant.IsHandedOver && !db.Outbox.Any(message => message.ParticipantId == participant.Id && message.Address != address),
        };

    /// <summary>The former person ids of people who had only this address, as found in messages; the dossier's history still contains them.</summary>
    /// <param name="address">Normalised by <see cref="Domain.Chains.Person.Written"/>.</param>
    /// <param name="chain">Only in this chain; null for all.</param>
    public static IQueryable<Guid> PeopleTakenOut(this KetenScanDb db, string address, Guid? chain = null) => db.Outbox
        .Where(message => message.Address == address && message.PersonId != null && message.AccountId == null
            && !db.People.Any(person => person.Id == message.PersonId)
            && !db.Outbox.Any(other => other.PersonId == message.PersonId && other.Address != address)
            && (chain == null || db.Rounds.Any(round => round.Id == message.RoundId && round.ChainId == chain)
                || db.ImprovementActions.Any(action => action.Id == message.ActionId && action.ChainId == chain)))
        .Select(message => message.PersonId!.Value).Distinct();

    /// <summary>
    /// Anonymises the sheets of removed people without an account, once their round is closed: new ids, no
    /// names, links or messages, and times set to the closing day. The contents stay. Rounds that were held
    /// elsewhere contain no names.
    /// </summary>
    /// <param name="chains">The slugs of chains to skip, because a removal there can still be undone.</param>
    public static async Task DetachTakenOut(this KetenScanDb db, IReadOnlyCollection<string?> chains, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = db.Participants.Where(participant => participant.PersonId == null && participant.AccountId == null
            && (participant.Name != "" || participant.Address != null || db.Outbox.Any(message => message.ParticipantId == participant.Id))
            && !db.RoundImports.Any(held => held.RoundId == participant.RoundId)
            && db.Rounds.Any(round => round.Id == participant.RoundId && round.State == RoundState.Closed
                && !db.Chains.Any(chain => chain.Id == round.ChainId && chains.Contains(chain.Slug))));
        await db.LockRounds(await own.Select(participant => participant.RoundId).ToListAsync(cancel), cancel);
        await db.ReplaceByNobody(await own.Select(participant => participant.Id).ToListAsync(cancel), withAnswers: true, cancel);
        await transaction.CommitAsync(cancel);
    }
}
