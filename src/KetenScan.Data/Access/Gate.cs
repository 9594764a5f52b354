using KetenScan.Data.Scorecards;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>Who is looking. Roles and scopes are read with every query, so that what was withdrawn is gone at once.</summary>
public sealed record Viewer(Guid AccountId, string Name);

/// <summary>The one place that says what a viewer may see: queries that give nothing for what is out of scope.</summary>
public static class Gate
{
    /// <summary>The chains that the viewer belongs to, runs or was granted.</summary>
    public static IQueryable<Chain> ChainsOf(this KetenScanDb db, Viewer viewer) =>
        db.Chains.Where(chain => db.Grants.Any(grant => grant.AccountId == viewer.AccountId && grant.ChainId == chain.Id));

    /// <summary>The chains that the viewer runs.</summary>
    public static IQueryable<Chain> ChainsRunBy(this KetenScanDb db, Viewer viewer) => db.ChainsOf(viewer, Role.Coordinator);

    /// <summary>The rounds of the viewer's chains; the open ones only for the chain's own people, drafts for the coordinator.</summary>
    public static IQueryable<Round> RoundsOf(this KetenScanDb db, Viewer viewer) =>
        db.Rounds.Where(round => db.Grants.Any(grant =>
            grant.AccountId == viewer.AccountId
            && grant.ChainId == round.ChainId
            && (grant.Role == Role.Coordinator
                || round.State == RoundState.Closed
                || (round.State == RoundState.Open && grant.Role == Role.Member))));

    /// <summary>The rounds that the viewer may close.</summary>
    public static IQueryable<Round> RoundsRunBy(this KetenScanDb db, Viewer viewer) =>
        db.Rounds.Where(round => db.ChainsRunBy(viewer).Any(chain => chain.Id == round.ChainId));

    /// <summary>The scorecards of the viewer's chains.</summary>
    public static IQueryable<StoredScorecard> ScorecardsOf(this KetenScanDb db, Viewer viewer) =>
        db.Scorecards.Where(scorecard => db.ChainsOf(viewer).Any(chain => chain.Id == scorecard.ChainId));

    /// <summary>The chains that the viewer may lay side by side: those it runs and those it was granted.</summary>
    public static IQueryable<Chain> ChainsComparedBy(this KetenScanDb db, Viewer viewer) =>
        db.ChainsOf(viewer, Role.Coordinator, Role.Consultant);

    /// <summary>The viewer's own sheets, and nobody else's.</summary>
    public static IQueryable<Assessment> SheetsOf(this KetenScanDb db, Viewer viewer) =>
        db.Assessments.Where(sheet => db.Participants.Any(participant => participant.Id == sheet.ParticipantId && participant.AccountId == viewer.AccountId));

    /// <summary>The questionnaires, drafts too, for an administrator.</summary>
    public static IQueryable<StoredQuestionnaire> QuestionnairesRunBy(this KetenScanDb db, Viewer viewer) =>
        db.Questionnaires.Where(_ => db.Grants.Any(grant => grant.AccountId == viewer.AccountId && grant.Role == Role.Administrator));

    /// <summary>The viewer's roles, over all its chains.</summary>
    public static async Task<IReadOnlySet<Role>> RolesOf(this KetenScanDb db, Viewer viewer, CancellationToken cancel = default) =>
        (await db.Grants.Where(grant => grant.AccountId == viewer.AccountId).Select(grant => grant.Role).Distinct().ToListAsync(cancel)).ToHashSet();

    private static IQueryable<Chain> ChainsOf(this KetenScanDb db, Viewer viewer, params Role[] roles) =>
        db.Chains.Where(chain => db.Grants.Any(grant => grant.AccountId == viewer.AccountId && grant.ChainId == chain.Id && roles.Contains(grant.Role)));
}
