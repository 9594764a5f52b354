using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Forgetting;

/// <summary>A place in a round of somebody without an account who was taken out of the chain.</summary>
public sealed class PlaceTakenOut
{
    public Guid ParticipantId { get; init; }

    public Guid RoundId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The last address of whose place it was.</summary>
    public string Address { get; init; } = "";

    /// <summary>Its address never passed through the coordinator's hands, and no message that is kept went to another.</summary>
    public bool HadNoOther { get; init; }
}

/// <summary>What is left of people without an account who were taken out of a chain: no person's row says whose it is, an address may.</summary>
public static class TakenOut
{
    /// <summary>Their places in rounds, for as long as an address tells whose they are: the open round's own, or that of the last message that went there.</summary>
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

    /// <summary>The ids that they had as people of a chain, of who had this address only: messages and the history of the dossier keep them.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="address">As <see cref="Domain.Chains.Person.Written"/> keeps it.</param>
    /// <param name="chain">Only of this chain; of all when none is given.</param>
    public static IQueryable<Guid> PeopleTakenOut(this KetenScanDb db, string address, Guid? chain = null) => db.Outbox
        .Where(message => message.Address == address && message.PersonId != null && message.AccountId == null
            && !db.People.Any(person => person.Id == message.PersonId)
            && !db.Outbox.Any(other => other.PersonId == message.PersonId && other.Address != address)
            && (chain == null || db.Rounds.Any(round => round.Id == message.RoundId && round.ChainId == chain)
                || db.ImprovementActions.Any(action => action.Id == message.ActionId && action.ChainId == chain)))
        .Select(message => message.PersonId!.Value).Distinct();

    /// <summary>
    /// Makes the sheets of people without an account who were taken out nobody's, once their round is closed: other ids, no
    /// names, links or messages, and times of the day on which the round closed. What is on them stays. Rounds that were held
    /// elsewhere have nobody's names.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="chains">The chains in which somebody can still be put back, by their names in addresses: these wait.</param>
    /// <param name="cancel">Cancels.</param>
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
