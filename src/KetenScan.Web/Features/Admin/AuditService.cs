using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Admin;

public sealed record AuditLine(long Number, AuditEvent What, DateTimeOffset At, string Who, string? Chain, string? About, string? From);

/// <param name="Lines">The latest first.</param>
/// <param name="Older">The number to go on before, when there is more.</param>
/// <param name="Chain">The name of the chain that was asked for, if one was.</param>
/// <param name="SeesChain">Whether the viewer may see that chain's own page; an administrator need not.</param>
public sealed record AuditPageView(IReadOnlyList<AuditLine> Lines, long? Older, string? Chain, bool SeesChain);

/// <summary>The audit log as it is read: all of it by an administrator, a chain's own by who runs the chain.</summary>
public sealed class AuditService(IDbContextFactory<KetenScanDb> databases)
{
    private const int PageSize = 100;

    /// <param name="viewer">Who reads.</param>
    /// <param name="chain">Only of this chain; for who is no administrator it must be one that the viewer runs.</param>
    /// <param name="search">Only what has this in name, chain or subject.</param>
    /// <param name="before">Only entries with a lower number.</param>
    /// <param name="cancel">Calls the reading off.</param>
    public async Task<AuditPageView?> Find(Viewer viewer, string? chain, string? search, long? before, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var isAdministrator = await db.IsAdministrator(viewer, cancel);
        var about = chain is null ? null : await (isAdministrator ? db.Chains : db.ChainsRunBy(viewer))
            .Where(own => own.Slug == chain)
            .Select(own => new { own.Name, IsSeen = db.ChainsOf(viewer).Any(seen => seen.Id == own.Id) })
            .SingleOrDefaultAsync(cancel);
        if (chain is null ? !isAdministrator : about is null) return null;

        var entries = db.AuditLog.AsNoTracking();
        if (chain is not null) entries = entries.Where(entry => entry.Chain == chain);
        if (before is { } number) entries = entries.Where(entry => entry.Number < number);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var wanted = search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Both databases do this themselves; neither knows the other ways of writing it.
            entries = entries.Where(entry => entry.Who.ToLower().Contains(wanted) || (entry.Chain != null && entry.Chain.Contains(wanted)) || (entry.About != null && entry.About.ToLower().Contains(wanted)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var lines = await entries
            .OrderByDescending(entry => entry.Number)
            .Take(PageSize + 1)
            .Select(entry => new AuditLine(entry.Number, entry.What, entry.At, entry.Who, entry.Chain, entry.About, entry.From))
            .ToListAsync(cancel);
        return new AuditPageView([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Number : null, about?.Name, about?.IsSeen == true);
    }
}
