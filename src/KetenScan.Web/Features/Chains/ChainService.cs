using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Chains;

public sealed record RoundLine(int Number, string Name, RoundState State, DateOnly ClosesOn, DateTimeOffset? ClosedAt, double? Overall, double? Change, int? Responded, int? Invited, bool HasMySheet);

public sealed record PartnerLine(string Name, DateOnly Joined, DateOnly? Left);

/// <param name="Runs">Whether the viewer runs the chain.</param>
/// <param name="Colour">The chain's own, if it has one.</param>
/// <param name="LogoVersion">For the logo's address; none without a logo.</param>
/// <param name="OpenActions">How many improvement actions are under way.</param>
public sealed record ChainView(
    string Slug, string Name, string Field, bool Runs, string? Colour, string? FaceName, string? Slogan, int? LogoVersion, int OpenActions, IReadOnlyList<RoundLine> Rounds, IReadOnlyList<PartnerLine> Partners);

/// <summary>What the coordinator says about the chain as a whole.</summary>
public sealed record ChainDescription(string Name, string Field, string? Region, bool JoinsBenchmark);

public sealed class ChainService(IDbContextFactory<KetenScanDb> databases, AuditLog audit)
{
    /// <summary>The address of the page that starts a chain, which no chain can have.</summary>
    private const string New = "new";

    public async Task<bool> MayStart(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.MayStartChains(viewer, cancel);
    }

    /// <summary>Starts a chain that the viewer runs from then on.</summary>
    /// <returns>Its name in addresses; null when the viewer may not start chains.</returns>
    public async Task<string?> Start(Viewer viewer, string name, string field, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.MayStartChains(viewer, cancel)) return null;

        var slugs = await db.Chains.Select(chain => chain.Slug).ToHashSetAsync(cancel);
        var slug = Slugs.Free(name, Chain.LongestSlug, wanted => wanted == New || slugs.Contains(wanted));
        var chain = new Chain(slug, name.Trim(), field.Trim());
        db.Chains.Add(chain);
        db.Grants.Add(new Grant(viewer.AccountId, Role.Coordinator, chain.Id));
        await db.SaveChangesAsync(cancel);
        await audit.Write(viewer, AuditEvent.ChainStarted, slug, cancel: cancel);
        return slug;
    }

    /// <summary>What is said about a chain; null for who does not run it.</summary>
    public async Task<ChainDescription?> Description(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => new ChainDescription(chain.Name, chain.Field, chain.Region, chain.JoinsBenchmark)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>False when the viewer does not run the chain.</summary>
    public async Task<bool> Describe(Viewer viewer, string slug, ChainDescription description, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainsRunBy(viewer).SingleOrDefaultAsync(chain => chain.Slug == slug, cancel) is not { } chain) return false;

        chain.Describe(description.Name, description.Field, description.Region, description.JoinsBenchmark);
        await db.SaveChangesAsync(cancel);
        await audit.Write(viewer, AuditEvent.ChainDescribed, slug, description.JoinsBenchmark ? "benchmark" : null, cancel);
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
            join card in db.Scorecards on round.Id equals card.RoundId into cards
            from card in cards.DefaultIfEmpty()
            orderby round.ClosedAt == null descending, round.ClosedAt descending, round.Number descending
            select new RoundLine(
                round.Number,
                round.Name,
                round.State,
                round.ClosesOn,
                round.ClosedAt,
                card == null ? null : card.Overall,
                card == null ? null : card.OverallChange,
                card == null ? null : card.Responded,
                card == null ? null : card.Invited,
                round.Participants.Any(participant => participant.AccountId == viewer.AccountId))).ToListAsync(cancel);
        return new ChainView(slug, chain.Name, chain.Field, chain.Runs, chain.Face?.Colour, chain.Face?.Name, chain.Face?.Slogan, chain.Face is { HasLogo: true } face ? face.Version : null, chain.OpenActions, rounds, partners);
    }
}
