using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Admin;

public sealed record AuditLine(long Number, AuditEvent What, DateTimeOffset At, string Who, string? Chain, string? About, string? From);

/// <param name="Lines">The latest first.</param>
/// <param name="Older">The number before which to continue; null when there are no older entries.</param>
/// <param name="Chain">The name of the chain that was filtered on, if any.</param>
/// <param name="SeesChain">Whether the viewer may open that chain's own page; an administrator may not be able to.</param>
/// <param name="SeesFrom">Whether network addresses are shown.</param>
public sealed record AuditPageView(IReadOnlyList<AuditLine> Lines, long? Older, string? Chain, bool SeesChain, bool SeesFrom);

/// <summary>Reads the audit log: all of it for administrators, a chain's own entries for its coordinators.</summary>
public sealed class AuditService(IDbContextFactory<KetenScanDb> databases)
{
    private const int PageSize = 100;

    /// <summary>
    /// Events of running a chain. Other events are shown to a coordinator only if a coordinator or consultant caused them: an event of
    /// anybody else would reveal that a member was here, and when.
    /// </summary>
    internal static IReadOnlyList<AuditEvent> OfRunning { get; } =
    [
        AuditEvent.AccountInvited,
        AuditEvent.RoleGranted,
        AuditEvent.RoleWithdrawn,
        AuditEvent.ChainStarted,
        AuditEvent.ChainDescribed,
        AuditEvent.ChainArchived,
        AuditEvent.ChainRestored,
        AuditEvent.ChainDeleted,
        AuditEvent.RoundOpened,
        AuditEvent.RoundExtended,
        AuditEvent.RoundCorrected,
        AuditEvent.RoundClosed,
        AuditEvent.LinkMade,
        AuditEvent.CommentsReleased,
        AuditEvent.RoundImported,
        AuditEvent.RoundDetached,
        AuditEvent.PersonRemoved,
        AuditEvent.PersonRestored,
        AuditEvent.PersonErased,
        AuditEvent.AddressErased,
        AuditEvent.PersonCorrected,
        AuditEvent.PeopleMerged,
        AuditEvent.PartnerRenamed,
        AuditEvent.PartnersMerged,
    ];

    private static readonly AuditEvent[] Downloads = [AuditEvent.ScorecardDownloaded, AuditEvent.ResultsExported];

    /// <param name="chain">Only of this chain; a viewer who is not an administrator must run it.</param>
    /// <param name="search">Only entries with this text in name, chain or subject.</param>
    /// <param name="before">Only entries with a lower number.</param>
    public async Task<AuditPageView?> Find(Viewer viewer, string? chain, string? search, long? before, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var isAdministrator = await db.IsAdministrator(viewer, cancel);
        var about = chain is null ? null : await (isAdministrator ? db.Chains : db.ChainsRunBy(viewer))
            .Where(own => own.Slug == chain)
            .Select(own => new { own.Id, own.Name, IsSeen = db.ChainsOf(viewer).Any(seen => seen.Id == own.Id) })
            .SingleOrDefaultAsync(cancel);
        if (chain is null ? !isAdministrator : about is null) return null;

        var entries = db.AuditLog.AsNoTracking();
        if (chain is not null) entries = entries.Where(entry => entry.Chain == chain);
        if (!isAdministrator) entries = await WithoutMembers(db, entries, about!.Id, cancel);
        if (before is { } number) entries = entries.Where(entry => entry.Number < number);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var wanted = search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Both databases translate this; neither translates the forms that the analyzer wants.
            entries = entries.Where(entry => entry.Who.ToLower().Contains(wanted)
                || (entry.Chain != null && entry.Chain.Contains(wanted))
                || (entry.About != null && entry.About.ToLower().Contains(wanted)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var lines = await entries
            .OrderByDescending(entry => entry.Number)
            .Take(PageSize + 1)
            .Select(entry => new AuditLine(entry.Number, entry.What, entry.At, entry.Who, entry.Chain, entry.About, isAdministrator ? entry.From : null))
            .ToListAsync(cancel);
        return new AuditPageView(
            [.. lines.Take(PageSize)],
            lines.Count > PageSize ? lines[PageSize - 1].Number : null,
            about?.Name,
            about?.IsSeen == true,
            isAdministrator);
    }

    private static async Task<IQueryable<AuditEntry>> WithoutMembers(KetenScanDb db, IQueryable<AuditEntry> entries, Guid chain, CancellationToken cancel)
    {
        var accounts = await db.Grants.Where(grant => grant.ChainId == chain && grant.Role != Role.Member).Select(grant => grant.AccountId).ToListAsync(cancel);
        List<string> known = [.. accounts.Select(account => $"({account})")];
#pragma warning disable CA1310 // Translated to a comparison in SQL.
        return entries.Where(entry => OfRunning.Contains(entry.What) || (Downloads.Contains(entry.What) && known.Any(own => entry.Who.EndsWith(own))));
#pragma warning restore CA1310
    }
}
