using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data;

/// <summary>Finds organisations by name, however it is written: there are some hundreds, so all names are read and compared here.</summary>
public static class OrganisationNames
{
    /// <summary>The organisation of a name; a new one when there is none.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="name">As somebody wrote it.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Organisation> OrganisationNamed(this KetenScanDb db, string name, CancellationToken cancel)
    {
        var written = Organisation.Written(name);
        var known = await db.Organisations.Select(organisation => new { organisation.Id, organisation.Name }).ToListAsync(cancel);
        var found = known.Find(organisation => organisation.Name == written)
            ?? known.Find(organisation => Organisation.IsOne(organisation.Name, written));
        return found is null ? new Organisation(written) : await db.Organisations.SingleAsync(organisation => organisation.Id == found.Id, cancel);
    }
}
