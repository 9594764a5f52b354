using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data;

/// <summary>Removes a chain with everything that belongs to it.</summary>
public static class ChainRemoval
{
    /// <summary>The chains with a submitted sheet or a closed round, which must not be deleted.</summary>
    /// <param name="before">Only count sheets submitted before this instant; null for all.</param>
    public static IQueryable<Chain> ChainsWithResults(this KetenScanDb db, DateTimeOffset? before = null)
    {
        var until = before ?? DateTimeOffset.MaxValue;
        return db.Chains.Where(chain => chain.Rounds.Any(round =>
            round.State == RoundState.Closed || round.Participants.Any(participant => participant.Sheet.SubmittedAt < until)));
    }

    /// <summary>Deletes every row of a chain; the caller commits. Organisations, accounts and the audit log stay.</summary>
    public static async Task DeleteChain(this KetenScanDb db, Guid chain, CancellationToken cancel = default)
    {
        // Referencing rows before the rows that they refer to.
        var rounds = db.Rounds.Where(round => round.ChainId == chain).Select(round => round.Id);
        var actions = db.ImprovementActions.Where(action => action.ChainId == chain).Select(action => action.Id);
        await db.Outbox
            .Where(message => (message.RoundId != null && rounds.Contains(message.RoundId.Value))
                || (message.ActionId != null && actions.Contains(message.ActionId.Value)))
            .ExecuteDeleteAsync(cancel);
        await db.Invitations.Where(invitation => rounds.Contains(invitation.RoundId)).ExecuteDeleteAsync(cancel);
        await db.ImprovementActions.Where(action => action.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.DossierEntries.Where(entry => entry.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.DossierFiles.Where(file => file.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.ChainFaces.Where(face => face.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.Rounds.Where(round => round.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.People.Where(person => person.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.Partners.Where(partner => partner.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.Grants.Where(grant => grant.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.BenchmarkChains.Where(own => own.ChainId == chain).ExecuteDeleteAsync(cancel);
        await db.Chains.Where(own => own.Id == chain).ExecuteDeleteAsync(cancel);
    }
}
