using KetenScan.Domain.Dossier;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Dossiers;

public static class DossierQueries
{
    /// <summary>A chain's current dossier; the caller must have checked access with the gate.</summary>
    public static async Task<ChainDossier> DossierOf(this KetenScanDb db, Guid chainId, CancellationToken cancel = default) => await db.DossierOf(
        chainId,
        [
            .. (
                await db.DossierEntries
                    .AsNoTracking()
                    .Where(entry => entry.ChainId == chainId && !entry.IsArchived)
                    .OrderBy(entry => entry.Id)
                    .Select(entry => new { entry.Id, entry.Fact })
                    .ToListAsync(cancel))
                .Select(entry => new Recorded<Fact>(entry.Id, entry.Fact)),
        ],
        cancel);

    /// <summary>A chain's current dossier, with facts that were already read.</summary>
    public static async Task<ChainDossier> DossierOf(
        this KetenScanDb db,
        Guid chainId,
        IReadOnlyList<Recorded<Fact>> facts,
        CancellationToken cancel = default) => new(
        await db.Partners.AsNoTracking().Where(partner => partner.ChainId == chainId).OrderBy(partner => partner.Key).ToListAsync(cancel),
        facts,
        await db.ChainFaces.AsNoTracking().SingleOrDefaultAsync(face => face.ChainId == chainId, cancel),
        await db.ImprovementActions.AsNoTracking().Where(action => action.ChainId == chainId).ToListAsync(cancel));
}
