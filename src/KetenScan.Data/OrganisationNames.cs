using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data;

/// <summary>Finds organisations by name, whatever the spelling. There are only hundreds, so all names are read and compared in memory.</summary>
public static class OrganisationNames
{
    /// <summary>The organisation with this name, or a new one.</summary>
    /// <param name="name">As entered by a user.</param>
    public static async Task<Organisation> OrganisationNamed(this KetenScanDb db, string name, CancellationToken cancel)
    {
        var written = Organisation.Written(name);
        var known = await db.Organisations.Select(organisation => new { organisation.Id, organisation.Name }).ToListAsync(cancel);
        var found = known.Find(organisation => organisation.Name == written)
            ?? known.Find(organisation => Organisation.IsOne(organisation.Name, written));
        return found is null ? new Organisation(written) : await db.Organisations.SingleAsync(organisation => organisation.Id == found.Id, cancel);
    }
}
