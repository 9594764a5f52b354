using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Standings;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Chains;

/// <summary>The coordinator's description of the chain.</summary>
public sealed record ChainDescription(string Name, string Field, string? Region, bool JoinsBenchmark);

/// <param name="ArchivedAt">When it was archived; null for a chain in use.</param>
/// <param name="HasOpenRound">Whether a round is open; then it cannot be archived.</param>
/// <param name="HasResults">Whether anything was handed in; then it cannot be deleted.</param>
public sealed record ChainSettings(ChainDescription Description, DateTimeOffset? ArchivedAt, bool HasOpenRound, bool HasResults);

public sealed class ChainService(IDbContextFactory<KetenScanDb> databases, AuditLog audit, TimeProvider clock)
{
    /// <summary>The last part of the address of the page that starts a chain. No chain can have it as slug.</summary>
    private const string New = "new";

    public async Task<bool> MayStart(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.MayStartChains(viewer, cancel);
    }

    /// <summary>The slug of the chain with this name that the viewer runs already; null when there is none.</summary>
    public async Task<string?> SameName(Viewer viewer, string name, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var own = await db.ChainsRunBy(viewer).OrderBy(chain => chain.Slug).Select(chain => new { chain.Slug, chain.Name }).ToListAsync(cancel);
        return own.FirstOrDefault(chain => string.Equals(chain.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))?.Slug;
    }

    /// <summary>Starts a chain with the viewer as its coordinator.</summary>
    /// <param name="id">The chain's id. When the same form is sent twice it is the same, so that one chain is started.</param>
    /// <returns>Its slug; null when the viewer may not start chains.</returns>
    public Task<string?> Start(Viewer viewer, Guid id, string name, string field, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.MayStartChains(viewer, cancel)) return null;
        if (await db.Chains.AnyAsync(chain => chain.Id == id, cancel))
            return await db.ChainsRunBy(viewer).Where(chain => chain.Id == id).Select(chain => chain.Slug).SingleOrDefaultAsync(cancel);

        var slugs = await db.Chains.Select(chain => chain.Slug).ToHashSetAsync(cancel);
        var slug = Slugs.Free(name, Chain.LongestSlug, wanted => wanted == New || slugs.Contains(wanted));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Chains.Add(new Chain(slug, name.Trim(), field.Trim(), id));
        db.Grants.Add(new Grant(viewer.AccountId, Role.Coordinator, id));
        await audit.AddAndSave(db, viewer, AuditEvent.ChainStarted, slug);
        await transaction.CommitAsync(cancel);
        return slug;
    });

    /// <summary>The description of a chain and what may be done with it; null for a viewer who does not run it.</summary>
    public async Task<ChainSettings?> Settings(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = Amsterdam.Start(db.Today);
        return await db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => new ChainSettings(
            new ChainDescription(chain.Name, chain.Field, chain.Region, chain.JoinsBenchmark),
            chain.ArchivedAt,
            chain.Rounds.Any(round => round.State == RoundState.Open),
            db.ChainsWithResults(today).Any(own => own.Id == chain.Id))).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Changes the description. False when the viewer does not run the chain.</summary>
    /// <param name="seen">The description as it was read.</param>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed the description since it was read.</exception>
    public async Task<bool> Describe(Viewer viewer, string slug, ChainDescription seen, ChainDescription description, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainsRunBy(viewer).SingleOrDefaultAsync(chain => chain.Slug == slug, cancel) is not { } chain) return false;
        if (new ChainDescription(chain.Name, chain.Field, chain.Region, chain.JoinsBenchmark) != seen)
            throw new ChangedMeanwhile<ChainSettings>((await Settings(viewer, slug, cancel))!);

        await FixedQuarter.Now(databases, clock.GetUtcNow(), cancel);
        chain.Describe(description.Name, description.Field, description.Region, description.JoinsBenchmark);
        await db.SaveUnlessChanged(cancel);
        await audit.Write(viewer, AuditEvent.ChainDescribed, slug, description.JoinsBenchmark ? "benchmark" : null);
        return true;
    }

    /// <summary>Archives a chain, or takes it back into use. False when the viewer does not run it.</summary>
    /// <exception cref="RuleBroken">A round is open, or somebody else changed the chain.</exception>
    public async Task<bool> Archive(Viewer viewer, string slug, bool archived, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainsRunBy(viewer).Include(chain => chain.Rounds).SingleOrDefaultAsync(chain => chain.Slug == slug, cancel) is not { } chain)
            return false;
        if (chain.ArchivedAt is not null == archived) return true;

        await FixedQuarter.Now(databases, clock.GetUtcNow(), cancel);
        if (archived) chain.Archive(clock.GetUtcNow());
        else chain.Restore();
        await db.SaveUnlessChanged(cancel);
        await audit.Write(viewer, archived ? AuditEvent.ChainArchived : AuditEvent.ChainRestored, slug);
        return true;
    }

    /// <summary>Deletes a chain and everything in it, as long as nobody has handed in anything. False when the viewer does not run it.</summary>
    /// <exception cref="RuleBroken">A sheet was handed in, or a round is closed.</exception>
    public async Task<bool> Delete(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var chain = await db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => new { chain.Id, chain.Name }).SingleOrDefaultAsync(cancel);
        if (chain is null) return false;

        // Locks the sheets: one that is handed in at this moment is either seen here, or no longer finds its round.
        var rounds = db.Rounds.Where(round => round.ChainId == chain.Id).Select(round => round.Id);
        await db.Assessments
            .Where(sheet => db.Participants.Any(participant => participant.Id == sheet.ParticipantId && rounds.Contains(participant.RoundId)))
            .ExecuteUpdateAsync(sheet => sheet.SetProperty(own => own.State, own => own.State), cancel);
        if (await db.ChainsWithResults().AnyAsync(own => own.Id == chain.Id, cancel)) throw new RuleBroken(Rule.ChainHasResults);

        await db.DeleteChain(chain.Id, cancel);
        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, AuditEvent.ChainDeleted, slug, chain.Name);
        return true;
    }
}
