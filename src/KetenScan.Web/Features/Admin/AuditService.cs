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
/// <param name="SeesFrom">Whether network addresses are told.</param>
public sealed record AuditPageView(IReadOnlyList<AuditLine> Lines, long? Older, string? Chain, bool SeesChain, bool SeesFrom);

/// <summary>The audit log as it is read: all of it by an administrator, a chain's own by who runs the chain.</summary>
public sealed class AuditService(IDbContextFactory<KetenScanDb> databases)
{
    private const int PageSize = 100;

    /// <summary>
    /// What those do who run a chain. The rest is told to its coordinator only of coordinators and consultants: an act of
    /// anybody else says that a member was here, and when.
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
        AuditEvent.RoundMended,
        AuditEvent.RoundClosed,
        AuditEvent.LinkMade,
        AuditEvent.CommentsReleased,
        AuditEvent.RoundImported,
        AuditEvent.RoundDetached,
        AuditEvent.PersonRemoved,
        AuditEvent.PersonRestored,
        AuditEvent.PersonErased,
        AuditEvent.AddressErased,
        AuditEvent.PersonMended,
        AuditEvent.PeopleMerged,
        AuditEvent.PartnerRenamed,
        AuditEvent.PartnersMerged,
    ];

    private static readonly AuditEvent[] Downloads = [AuditEvent.ScorecardDownloaded, AuditEvent.ResultsExported];

    /// <param name="viewer">Who reads.</param>
    /// <param name="chain">Only of this chain; for whoever is no administrator it must be one that the viewer runs.</param>
    /// <param name="search">Only what has this in name, chain or subject.</param>
    /// <param name="before">Only entries with a lower number.</param>
    /// <param name="cancel">Calls the reading off.</param>
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
#pragma warning disable CA1304, CA1311, CA1862 // Both databases do this themselves; neither knows the other ways of writing it.
            entries = entries.Where(entry => entry.Who.ToLower().Contains(wanted) || (entry.Chain != null && entry.Chain.Contains(wanted)) || (entry.About != null && entry.About.ToLower().Contains(wanted)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        var lines = await entries
            .OrderByDescending(entry => entry.Number)
            .Take(PageSize + 1)
            .Select(entry => new AuditLine(entry.Number, entry.What, entry.At, entry.Who, entry.Chain, entry.About, isAdministrator ? entry.From : null))
            .ToListAsync(cancel);
        return new AuditPageView([.. lines.Take(PageSize)], lines.Count > PageSize ? lines[PageSize - 1].Number : null, about?.Name, about?.IsSeen == true, isAdministrator);
    }

    private static async Task<IQueryable<AuditEntry>> WithoutMembers(KetenScanDb db, IQueryable<AuditEntry> entries, Guid chain, CancellationToken cancel)
    {
        var accounts = await db.Grants.Where(grant => grant.ChainId == chain && grant.Role != Role.Member).Select(grant => grant.AccountId).ToListAsync(cancel);
        List<string> known = [.. accounts.Select(account => $"({account})")];
#pragma warning disable CA1310 // It becomes a comparison of the database.
        return entries.Where(entry => OfRunning.Contains(entry.What) || (Downloads.Contains(entry.What) && known.Any(own => entry.Who.EndsWith(own))));
#pragma warning restore CA1310
    }
}
