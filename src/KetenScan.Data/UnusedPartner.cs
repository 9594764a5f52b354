using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data;

/// <summary>Finds partners that were added but never used, and so can be deleted without trace.</summary>
public static class UnusedPartner
{
    /// <summary>The partners of a chain without people, sheets, actions or merged partners, that no fact in the dossier, past or present, mentions.</summary>
    public static async Task<IReadOnlySet<Guid>> UnusedPartners(this KetenScanDb db, Guid chain, CancellationToken cancel = default)
    {
        var unused = await db.Partners
            .Where(partner => partner.ChainId == chain
                && !db.Partners.Any(merged => merged.SucceededById == partner.Id)
                && !db.People.Any(person => person.PartnerId == partner.Id)
                && !db.Participants.Any(participant => participant.PartnerId == partner.Id || participant.AskedFor == partner.Id)
                && !db.ImprovementActions.Any(action => action.PartnerId == partner.Id))
            .Select(partner => partner.Id)
            .ToHashSetAsync(cancel);
        if (unused.Count == 0) return unused;

        var facts = await (
            from change in db.Set<DossierChange>()
            join entry in db.DossierEntries on change.EntryId equals entry.Id
            where entry.ChainId == chain
            select change.Fact).ToListAsync(cancel);
        unused.ExceptWith(facts.SelectMany(Named));
        return unused;
    }

    private static IEnumerable<Guid> Named(Fact fact) => FactField.Of(fact.GetType()).SelectMany(field => (field.Kind, field.ValueIn(fact)) switch
    {
        (FieldKind.Partner, Guid partner) => [partner],
        (FieldKind.Partners, IEnumerable<Guid> partners) => partners,
        _ => [],
    });
}
