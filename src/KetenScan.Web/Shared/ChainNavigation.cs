using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Dossiers;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>A round in the navigation of its chain.</summary>
/// <param name="CommentsWait">Whether its comments wait for the viewer's review.</param>
public sealed record ChainRound(int Number, string Name, RoundState State, bool HasMySheet, bool CommentsWait);

/// <summary>Another chain of the viewer.</summary>
public sealed record OtherChain(string Slug, string Name);

/// <summary>What the head of a chain's pages shows, and what is behind its tabs.</summary>
/// <param name="Slogan">The chain's own slogan, if it has one.</param>
/// <param name="Partners">The number of partners that take part today.</param>
/// <param name="Colour">As <c>#rrggbb</c>; null when the chain has none.</param>
/// <param name="LogoVersion">Used in the logo's URL; null without a logo.</param>
/// <param name="Runs">Whether the viewer runs the chain.</param>
/// <param name="Rounds">The rounds that the viewer may see, newest first.</param>
/// <param name="LatestScorecard">The round with the latest scorecard; null when no round is closed.</param>
/// <param name="OpenActions">The number of open improvement actions.</param>
/// <param name="ChecksMet">How many checks of the dossier are met.</param>
/// <param name="Others">The first of the viewer's other chains that are in use, by name.</param>
/// <param name="HasMore">Whether there are more of them.</param>
public sealed record ChainHead(
    string Slug, string Name, string Field, string? Slogan, int Partners, string? Colour, int? LogoVersion, bool Runs, IReadOnlyList<ChainRound> Rounds,
    int? LatestScorecard, int OpenActions, int ChecksMet, int Checks, IReadOnlyList<OtherChain> Others, bool HasMore)
{
    public ChainRound? Round(int number) => Rounds.FirstOrDefault(round => round.Number == number);
}

/// <summary>The navigation within one chain.</summary>
public sealed class ChainNavigation(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>How many other chains are offered; the rest are on the home page.</summary>
    public const int MostOthers = 8;

    /// <summary>Raised after an action, which may have changed what the head of the chain shows.</summary>
    public event Action? Acted;

    public void TellActed() => Acted?.Invoke();

    /// <summary>Null when the chain does not exist for the viewer.</summary>
    public async Task<ChainHead?> Of(Viewer viewer, string slug, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer).Where(chain => chain.Slug == slug).Select(chain => new
        {
            chain.Id,
            chain.Name,
            chain.Field,
            Runs = db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id),
        }).SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var rounds = await db.RoundsOf(viewer)
            .Where(round => round.ChainId == chain.Id)
            .OrderByDescending(round => round.Number)
            .Select(round => new ChainRound(
                round.Number,
                round.Name,
                round.State,
                round.Participants.Any(participant => participant.AccountId == viewer.AccountId && participant.RemovedAt == null),
                chain.Runs && db.Scorecards.Any(card => card.RoundId == round.Id && !card.CommentsReleased)))
            .ToListAsync(cancel);
        var latest = await db.ClosedRoundsOf(viewer)
            .Where(round => round.ChainId == chain.Id)
            .Latest()
            .Select(round => (int?)round.Number)
            .FirstOrDefaultAsync(cancel);
        var others = await db.ChainsOf(viewer)
            .Where(other => other.Id != chain.Id && other.ArchivedAt == null)
            .OrderBy(other => other.Name)
            .Select(other => new OtherChain(other.Slug, other.Name))
            .Take(MostOthers + 1)
            .ToListAsync(cancel);
        var dossier = await db.DossierOf(chain.Id, cancel);
        var today = db.Today;
        var checks = Evidence.Of(dossier, today).Values.SelectMany(own => own).ToList();
        return new ChainHead(
            slug,
            chain.Name,
            chain.Field,
            dossier.Face?.Slogan,
            dossier.Partners.Count(partner => partner.IsActiveOn(today)),
            dossier.Face?.Colour,
            dossier.Face is { Logo: not null } face ? face.Version : null,
            chain.Runs,
            rounds,
            latest,
            dossier.Actions.Count(action => action.State == ActionState.Open),
            checks.Count(check => check.Met),
            checks.Count,
            [.. others.Take(MostOthers)],
            others.Count > MostOthers);
    }
}
