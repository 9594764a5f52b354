using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Home;

/// <summary>Pins chains: they come first on the home page of the account that pinned them, and nobody else sees it.</summary>
public sealed class PinService(IDbContextFactory<KetenScanDb> databases)
{
    /// <returns>False when the chain does not exist for the viewer.</returns>
    public Task<bool> Pin(Viewer viewer, string slug, bool pinned, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer).Where(own => own.Slug == slug).Select(own => (Guid?)own.Id).SingleOrDefaultAsync(cancel);
        if (chain is not { } id || !viewer.HasAccount) return false;

        var pins = db.PinnedChains.Where(pin => pin.AccountId == viewer.AccountId && pin.ChainId == id);
        if (!pinned) await pins.ExecuteDeleteAsync(cancel);
        else if (!await pins.AnyAsync(cancel))
        {
            db.PinnedChains.Add(new PinnedChain(viewer.AccountId, id));
            await db.SaveChangesAsync(cancel);
        }

        return true;
    });
}
