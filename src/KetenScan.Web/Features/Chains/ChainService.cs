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

public sealed record RoundLine(int Number, string Name, RoundState State, DateOnly ClosesOn, DateTimeOffset? ClosedAt, RoundFigures? Figures, bool HasMySheet)
{
    /// <summary>Its comments wait for the viewer to look at them.</summary>
    public bool CommentsWait { get; init; }
}

public sealed record PartnerLine(string Name, DateOnly Joined, DateOnly? Left);

/// <param name="Runs">Whether the viewer runs the chain.</param>
/// <param name="Colour">The chain's own, if it has one.</param>
/// <param name="LogoVersion">For the logo's address; none without a logo.</param>
/// <param name="OpenActions">How many improvement actions are under way.</param>
/// <param name="IsArchived">Put away: no round is planned or imported.</param>
public sealed record ChainView(
    string Slug, string Name, string Field, bool Runs, bool IsArchived, string? Colour, string? FaceName, string? Slogan, int? LogoVersion, int OpenActions, IReadOnlyList<RoundLine> Rounds, IReadOnlyList<PartnerLine> Partners);

/// <summary>What the coordinator says about the chain as a whole.</summary>
public sealed record ChainDescription(string Name, string Field, string? Region, bool JoinsBenchmark);

/// <param name="Description">What is said about the chain.</param>
/// <param name="ArchivedAt">When it was put away; null for a chain in use.</param>
/// <param name="HasOpenRound">Then it cannot be archived.</param>
/// <param name="HasResults">Whether anything was handed in; then it cannot be deleted.</param>
public sealed record ChainSettings(ChainDescription Description, DateTimeOffset? ArchivedAt, bool HasOpenRound, bool HasResults);

public sealed class ChainService(IDbContextFactory<KetenScanDb> databases, AuditLog audit, TimeProvider clock)
{
    /// <summary>The address of the page that starts a chain, which no chain can have.</summary>
    private const string New = "new";

    public async Task<bool> MayStart(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.MayStartChains(viewer, cancel);
    }

    /// <summary>The chain of this name that the viewer runs already, by its address; null when there is none.</summary>
    public async Task<string?> SameName(Viewer viewer, string name, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var own = await db.ChainsRunBy(viewer).OrderBy(chain => chain.Slug).Select(chain => new { chain.Slug, chain.Name }).ToListAsync(cancel);
        return own.FirstOrDefault(chain => string.Equals(chain.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))?.Slug;
    }

    /// <summary>Starts a chain that the viewer runs from then on.</summary>
    /// <param name="viewer">Who starts it.</param>
    /// <param name="id">The chain's id; the same form sent twice has the same, and starts one chain.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="field">What it works on.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>Its name in addresses; null when the viewer may not start chains.</returns>
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
        await audit.Add(db, viewer, AuditEvent.ChainStarted, slug);
        await transaction.CommitAsync(cancel);
        return slug;
    });

    /// <summary>What its coordinator says about a chain, and what may be done with it; null for a viewer who does not run it.</summary>
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

    /// <summary>False when the viewer does not run the chain.</summary>
    /// <param name="viewer">Who describes it.</param>
    /// <param name="slug">The chain's name in addresses.</param>
    /// <param name="seen">The description that was read.</param>
    /// <param name="description">What is said now.</param>
    /// <param name="cancel">Cancels.</param>
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

    /// <summary>Puts a chain away, or takes it back into use. False when the viewer does not run it.</summary>
    /// <exception cref="RuleBroken">A round is open, or somebody else changed the chain.</exception>
    public async Task<bool> Archive(Viewer viewer, string slug, bool archived, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainsRunBy(viewer).Include(chain => chain.Rounds).SingleOrDefaultAsync(chain => chain.Slug == slug, cancel) is not { } chain) return false;
        if (chain.ArchivedAt is not null == archived) return true;

        await FixedQuarter.Now(databases, clock.GetUtcNow(), cancel);
        if (archived) chain.Archive(clock.GetUtcNow());
        else chain.Restore();
        await db.SaveUnlessChanged(cancel);
        await audit.Write(viewer, archived ? AuditEvent.ChainArchived : AuditEvent.ChainRestored, slug);
        return true;
    }

    /// <summary>Removes a chain and everything in it, while nobody has handed in anything. False when the viewer does not run it.</summary>
    /// <exception cref="RuleBroken">A sheet was handed in, or a round is closed.</exception>
    public async Task<bool> Delete(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var chain = await db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => new { chain.Id, chain.Name }).SingleOrDefaultAsync(cancel);
        if (chain is null) return false;

        // Locks the sheets: one that is handed in at this moment is either seen here or finds no round any more.
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

    /// <summary>The chain's page, or nothing when it does not exist for the viewer.</summary>
    public async Task<ChainView?> Find(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer).Where(chain => chain.Slug == slug).Select(chain => new
        {
            chain.Id,
            chain.Name,
            chain.Field,
            IsArchived = chain.ArchivedAt != null,
            Runs = db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id),
            Face = db.ChainFaces.Where(face => face.ChainId == chain.Id).Select(face => new { face.Colour, face.Name, face.Slogan, face.Version, HasLogo = face.Logo != null }).SingleOrDefault(),
            OpenActions = db.ImprovementActions.Count(action => action.ChainId == chain.Id && action.State == ActionState.Open),
        }).SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var partners = await db.Partners
            .Where(partner => partner.ChainId == chain.Id)
            .OrderBy(partner => partner.Organisation.Name)
            .Select(partner => new PartnerLine(partner.Organisation.Name, partner.Joined, partner.Left))
            .ToListAsync(cancel);
        var rounds = await (
            from round in db.RoundsOf(viewer)
            where round.ChainId == chain.Id
            join figures in db.AllClosedRounds() on round.Id equals figures.RoundId into closed
            from figures in closed.DefaultIfEmpty()
            orderby round.ClosedAt == null descending, round.ClosedAt descending, round.Number descending
            select new RoundLine(
                round.Number,
                round.Name,
                round.State,
                round.ClosesOn,
                round.ClosedAt,
                figures,
                round.Participants.Any(participant => participant.AccountId == viewer.AccountId && participant.RemovedAt == null))
            {
                CommentsWait = chain.Runs && db.Scorecards.Any(card => card.RoundId == round.Id && !card.CommentsReleased),
            }).ToListAsync(cancel);
        return new ChainView(slug, chain.Name, chain.Field, chain.Runs, chain.IsArchived, chain.Face?.Colour, chain.Face?.Name, chain.Face?.Slogan, chain.Face is { HasLogo: true } face ? face.Version : null, chain.OpenActions, rounds, partners);
    }
}
