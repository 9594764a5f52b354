using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Admin;

public sealed record AuditLine(long Number, AuditEvent What, DateTimeOffset At, string Who, string? Chain, string? About, string? From);

/// <param name="Lines">The latest first, as they are stored; <see cref="AuditWords"/> puts them into words.</param>
/// <param name="Names">The names in those lines that the viewer may see.</param>
/// <param name="Older">The number before which to continue; null when there are no older entries.</param>
/// <param name="Chain">The name of the chain that was filtered on, if any.</param>
/// <param name="SeesChain">Whether the viewer may open that chain's own page; an administrator may not be able to.</param>
/// <param name="SeesFrom">Whether network addresses and ids are shown.</param>
public sealed record AuditPageView(IReadOnlyList<AuditLine> Lines, AuditNames Names, long? Older, string? Chain, bool SeesChain, bool SeesFrom);

/// <summary>Reads the audit log: all of it for administrators, a chain's own entries for its coordinators.</summary>
public sealed class AuditService(IDbContextFactory<KetenScanDb> databases)
{
    private const int PageSize = 100;

    /// <summary>The length of an account's id behind a name, with a space and brackets.</summary>
    private const int IdLength = 39;

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
    /// <param name="pageSize">At most this many entries.</param>
    public async Task<AuditPageView?> Find(
        Viewer viewer, string? chain, AuditFilter filter, int pageSize = PageSize, CancellationToken cancel = default)
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
        entries = await Matching(db, viewer, Filtered(entries, filter), filter.Search, cancel);

        var lines = await entries
            .OrderByDescending(entry => entry.Number)
            .Take(pageSize + 1)
            .Select(entry => new AuditLine(entry.Number, entry.What, entry.At, entry.Who, entry.Chain, entry.About, isAdministrator ? entry.From : null))
            .ToListAsync(cancel);
        var shown = lines.Take(pageSize).ToList();
        return new AuditPageView(
            shown,
            await AuditNames.Of(db, viewer, isAdministrator, shown, cancel),
            lines.Count > pageSize ? shown[^1].Number : null,
            about?.Name,
            about?.IsSeen == true,
            isAdministrator);
    }

    private static IQueryable<AuditEntry> Filtered(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.Before is { } number) entries = entries.Where(entry => entry.Number < number);
        if (filter.Kind is { } kind)
        {
            var events = AuditKinds.Events(kind);
            entries = entries.Where(entry => events.Contains(entry.What));
        }

        if (filter.From is { } from)
        {
            var first = Amsterdam.Start(from);
            entries = entries.Where(entry => entry.At >= first);
        }

        if (filter.Until is { } until)
        {
            var end = Amsterdam.Start(until.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    /// <summary>Every word occurs in the name of the person who acted, of the chain, or of the subject. Ids are not searched: nobody sees them.</summary>
    private static async Task<IQueryable<AuditEntry>> Matching(
        KetenScanDb db, Viewer viewer, IQueryable<AuditEntry> entries, string? search, CancellationToken cancel)
    {
        foreach (var word in FoldedText.Words(search ?? ""))
        {
            var ids = await AuditNames.IdsNamed(db, viewer, word, cancel);
            var chains = db.Chains.Where(chain => FoldedText.Of(chain.Name).Contains(word)).Select(chain => chain.Slug);
#pragma warning disable CA1310, CA1866 // Translated to a comparison in SQL.
            entries = entries.Where(entry =>
                FoldedText.Of(entry.Who.EndsWith(")") && entry.Who.Length > IdLength ? entry.Who.Substring(0, entry.Who.Length - IdLength) : entry.Who)
                    .Contains(word)
                || (entry.Chain != null && (entry.Chain.Contains(word) || chains.Contains(entry.Chain)))
                || (entry.About != null && ((!AuditNames.ById.Contains(entry.What) && FoldedText.Of(entry.About).Contains(word))
                    || ids.Any(id => entry.About.Contains(id)))));
#pragma warning restore CA1310, CA1866
        }

        return entries;
    }

    private static async Task<IQueryable<AuditEntry>> WithoutMembers(KetenScanDb db, IQueryable<AuditEntry> entries, Guid chain, CancellationToken cancel)
    {
        var accounts = await db.Grants.Where(grant => grant.ChainId == chain && grant.Role != Role.Member).Select(grant => grant.AccountId).ToListAsync(cancel);
        List<string> known = [.. accounts.Select(account => $"({account})")];
#pragma warning disable CA1310, CA1866 // Translated to a comparison in SQL.
        return entries.Where(entry => OfRunning.Contains(entry.What) || (Downloads.Contains(entry.What) && known.Any(own => entry.Who.EndsWith(own))));
#pragma warning restore CA1310, CA1866
    }
}
