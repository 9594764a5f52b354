using KetenScan.Data;
using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Chains;

internal static class PeopleToAsk
{
    /// <summary>Whether at least two partners have people, so that a round can open.</summary>
    public static async Task<bool> CanAsk(this KetenScanDb db, Guid chain, CancellationToken cancel) =>
        await db.ActivePartners().CountAsync(partner => partner.ChainId == chain && db.People.Any(person => person.PartnerId == partner.Id), cancel) > 1;
}
