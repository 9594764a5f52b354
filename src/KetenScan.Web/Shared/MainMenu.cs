using KetenScan.Data;
using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>The optional items of the main menu.</summary>
public sealed record Menu(bool Compare, bool Administration);

public sealed class MainMenu(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>The comparison is offered to consultants with a chain and to coordinators of several chains.</summary>
    public async Task<Menu> Of(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var roles = await db.RolesOf(viewer, cancel);
        var compared = await db.ChainsComparedBy(viewer).CountAsync(cancel);
        return new Menu(compared > 1 || (compared == 1 && roles.Contains(Role.Consultant)), roles.Contains(Role.Administrator));
    }
}
