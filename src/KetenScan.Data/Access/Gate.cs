using KetenScan.Data.Forgetting;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Data.Access;

/// <summary>The current user. Roles and scopes are read with every query, so that withdrawing them has immediate effect.</summary>
/// <param name="AccountId">The signed-in account; for a visitor with a link, the id of what the link opened, which is never an account's id.</param>
/// <param name="InvitationId">The personal link that opened a scorecard, if any.</param>
/// <param name="PrivacyLinkId">The privacy link used, if any; it only gives access to the data stored about its address.</param>
/// <param name="DeviceId">The device on which a personal link opened a sheet, if any.</param>
/// <param name="SessionId">The sign-in that the cookie belongs to; null for a program.</param>
public sealed record Viewer(Guid AccountId, string Name, Guid? InvitationId = null, Guid? PrivacyLinkId = null, Guid? DeviceId = null, Guid? SessionId = null)
{
    public bool HasAccount => InvitationId is null && PrivacyLinkId is null && DeviceId is null;

    /// <summary>Whether the viewer may see, download and erase their data: not with a personal link, since people forward those.</summary>
    public bool MayAskForItsData => InvitationId is null && DeviceId is null;

    /// <summary>How the viewer's changes are signed.</summary>
    public Author Author => new(Name, HasAccount ? AccountId : null);
}

/// <summary>The only place that decides what a viewer may see, by queries that return nothing out of scope, and what a personal link opens.</summary>
public static partial class Gate
{
    /// <summary>The chains that the viewer belongs to, runs or was granted. A member whose partner left only sees rounds, not the chain.</summary>
    public static IQueryable<Chain> ChainsOf(this KetenScanDb db, Viewer viewer) =>
        db.Chains.Where(chain => db.Grants.Any(grant => grant.AccountId == viewer.AccountId && grant.ChainId == chain.Id
            && (grant.Role != Role.Member || !db.PlacesLeftBy(viewer).Any(place => place.ChainId == chain.Id))));

    /// <summary>The partners that take part in their chain today.</summary>
    public static IQueryable<Partner> ActivePartners(this KetenScanDb db) => db.Partners.Where(Partner.ActiveOn(db.Today));

    /// <summary>The chains that the viewer runs.</summary>
    public static IQueryable<Chain> ChainsRunBy(this KetenScanDb db, Viewer viewer) => db.ChainsWithRole(viewer, Role.Coordinator);

    /// <summary>The chains whose dossier the viewer maintains, as coordinator or as a partner's contact person.</summary>
    public static IQueryable<Chain> ChainsKeptBy(this KetenScanDb db, Viewer viewer) =>
        db.ChainsOf(viewer).Where(chain =>
            db.ChainsRunBy(viewer).Any(own => own.Id == chain.Id)
            || db.OwnPeople(viewer).Any(person => person.ChainId == chain.Id && person.KeepsDossier));

    /// <summary>The viewer's entries as a person of a chain, for active partners only.</summary>
    public static IQueryable<Person> OwnPeople(this KetenScanDb db, Viewer viewer) =>
        db.People.Where(person => person.AccountId == viewer.AccountId && db.ActivePartners().Any(partner => partner.Id == person.PartnerId));

    /// <summary>
    /// The rounds of the viewer's chains: open ones only for the chain's people, drafts only for the coordinator. A member whose partner
    /// left sees the rounds that the partner took part in.
    /// </summary>
    public static IQueryable<Round> RoundsOf(this KetenScanDb db, Viewer viewer) =>
        db.Rounds.Where(round => db.Grants.Any(grant =>
                grant.AccountId == viewer.AccountId
                && grant.ChainId == round.ChainId
                && (grant.Role == Role.Coordinator
                    || (grant.Role == Role.Consultant && round.State == RoundState.Closed)
                    || (grant.Role == Role.Member && round.State != RoundState.Draft
                        && (!db.PlacesLeftBy(viewer).Any(place => place.ChainId == round.ChainId)
                            || db.PlacesLeftBy(viewer).Any(place => round.Participants.Any(participant => participant.PartnerId == place.PartnerId))))))
            || db
                .ValidInvitations()
                .Any(invitation => invitation.Id == viewer.InvitationId
                    && invitation.Purpose == InvitationPurpose.Scorecard
                    && invitation.RoundId == round.Id));

    /// <summary>All rounds, in every state, of the chains that the viewer runs.</summary>
    public static IQueryable<Round> RoundsRunBy(this KetenScanDb db, Viewer viewer) =>
        db.Rounds.Where(round => db.ChainsRunBy(viewer).Any(chain => chain.Id == round.ChainId));

    /// <summary>One of those rounds.</summary>
    public static IQueryable<Round> RoundRunBy(this KetenScanDb db, Viewer viewer, string slug, int number) =>
        db.Rounds.Where(round => round.Number == number && db.ChainsRunBy(viewer).Any(chain => chain.Id == round.ChainId && chain.Slug == slug));

    /// <summary>The scorecards of the closed rounds in <see cref="RoundsOf"/>.</summary>
    public static IQueryable<StoredScorecard> ScorecardsOf(this KetenScanDb db, Viewer viewer) =>
        db.Scorecards.Where(scorecard => db.RoundsOf(viewer).Any(round => round.Id == scorecard.RoundId && round.State == RoundState.Closed));

    /// <summary>The chains that the viewer may compare: those it runs and those it was granted, unless archived.</summary>
    public static IQueryable<Chain> ChainsComparedBy(this KetenScanDb db, Viewer viewer) =>
        db.ChainsWithRole(viewer, Role.Coordinator, Role.Consultant).Where(chain => chain.ArchivedAt == null);

    /// <summary>The viewer's own sheets, except one left in an open round after its owner was removed from the chain.</summary>
    public static IQueryable<Assessment> SheetsOf(this KetenScanDb db, Viewer viewer) =>
        db.Assessments.Where(sheet =>
            !db.Participants.Any(participant => participant.Id == sheet.ParticipantId && participant.RemovedAt != null)
            && (db.Participants.Any(participant => participant.Id == sheet.ParticipantId && participant.AccountId == viewer.AccountId)
            || db.OpenDevices().Any(device => device.Id == viewer.DeviceId && device.ParticipantId == sheet.ParticipantId)));

    /// <summary>Those that can be filled in now.</summary>
    public static IQueryable<Assessment> OpenSheetsOf(this KetenScanDb db, Viewer viewer) =>
        db.SheetsOf(viewer).Where(sheet => sheet.State == SheetState.Open
            && db.Rounds.Any(round => round.State == RoundState.Open && round.Participants.Any(participant => participant.Id == sheet.ParticipantId)));

    /// <summary>The devices on which a personal link has a sheet open: not ended, the link not withdrawn, the round open.</summary>
    public static IQueryable<SheetDevice> OpenDevices(this KetenScanDb db) =>
        from device in db.SheetDevices
        join invitation in db.LivingInvitations() on device.InvitationId equals invitation.Id
        join round in db.Rounds on invitation.RoundId equals round.Id
        where device.EndedAt == null && invitation.Purpose == InvitationPurpose.Sheet && round.State == RoundState.Open
        select device;

    /// <summary>
    /// The devices that opened a sheet with a link from the coordinator, or with a code shown on such a device, and that the owner did
    /// not end; except the viewer's, and those that used the same link as the viewer's.
    /// </summary>
    public static IQueryable<SheetDevice> DevicesOfOthers(this KetenScanDb db, Viewer viewer) =>
        db.SheetDevices.Where(device => device.EndedAt == null
            && db.SheetDevices.Any(first => first.OriginId == device.OriginId && first.Way == InvitationWay.ByCoordinator)
            && !db.SheetDevices.Any(own => own.Id == viewer.DeviceId && own.OriginId == device.OriginId));

    /// <summary>The people whose data the viewer may see and erase: by account, or, with a privacy link, those without an account at its address.</summary>
    public static IQueryable<Person> PeopleHeldOf(this KetenScanDb db, Viewer viewer) =>
        db.People.Where(person => viewer.MayAskForItsData
            && (person.AccountId == viewer.AccountId || (person.AccountId == null && db.PrivacyLinkOf(viewer).Any(link => link.Email == person.Email))));

    /// <summary>The viewer's privacy link, as long as it is valid.</summary>
    public static IQueryable<PrivacyLink> PrivacyLinkOf(this KetenScanDb db, Viewer viewer) =>
        db.PrivacyLinks.Where(link => link.Id == viewer.PrivacyLinkId && link.UsedAt != null && link.ExpiresAt > db.Now);

    /// <summary>
    /// The participants of those people that the viewer may read:
    /// those answered with the viewer's account;
    /// those of a person with the viewer's address or account that the coordinator never changed or handed out;
    /// otherwise, those in rounds that were not closed by then, since whoever sets the address must not read another person's earlier answers;
    /// of somebody removed from the chain, those of an address that was their only one.
    /// </summary>
    public static IQueryable<Participant> ParticipantsHeldOf(this KetenScanDb db, Viewer viewer) =>
        db.Participants.Where(participant => viewer.MayAskForItsData && (
            participant.AccountId == viewer.AccountId
            || db.PeopleHeldOf(viewer).Any(person => person.Id == participant.PersonId
                && db.Rounds.Any(round => round.Id == participant.RoundId
                    && (person.HandedOverAt == null || round.State != RoundState.Closed || round.ClosedAt > person.HandedOverAt)))
            || db.PlacesTakenOut().Any(place => place.ParticipantId == participant.Id && place.HadNoOther
                && db.PrivacyLinkOf(viewer).Any(link => link.Email == place.Address))));

    /// <summary>Whether the viewer may start a chain, as every coordinator may.</summary>
    public static Task<bool> MayStartChains(this KetenScanDb db, Viewer viewer, CancellationToken cancel = default) =>
        db.Grants.AnyAsync(grant => grant.AccountId == viewer.AccountId && grant.Role == Role.Coordinator, cancel);

    /// <summary>All questionnaires, including drafts; administrators only.</summary>
    public static IQueryable<StoredQuestionnaire> QuestionnairesRunBy(this KetenScanDb db, Viewer viewer) =>
        db.Questionnaires.Where(_ => db.Grants.Any(grant => grant.AccountId == viewer.AccountId && grant.Role == Role.Administrator));

    public static Task<bool> IsAdministrator(this KetenScanDb db, Viewer viewer, CancellationToken cancel = default) =>
        db.LivingAccounts().AnyAsync(
            account => account.Id == viewer.AccountId && db.Grants.Any(grant => grant.AccountId == account.Id && grant.Role == Role.Administrator), cancel);

    /// <summary>The viewer's roles, over all its chains.</summary>
    public static async Task<IReadOnlySet<Role>> RolesOf(this KetenScanDb db, Viewer viewer, CancellationToken cancel = default) =>
        (await db.Grants.Where(grant => grant.AccountId == viewer.AccountId).Select(grant => grant.Role).Distinct().ToListAsync(cancel)).ToHashSet();

    /// <summary>The grants that make an account a member of a chain.</summary>
    public static IQueryable<Grant> MembershipOf(this KetenScanDb db, Guid account, Chain chain) =>
        db.Grants.Where(grant => grant.AccountId == account && grant.ChainId == chain.Id && grant.Role == Role.Member);

    private static IQueryable<Chain> ChainsWithRole(this KetenScanDb db, Viewer viewer, params Role[] roles) =>
        db.Chains.Where(chain => db.Grants.Any(grant => grant.AccountId == viewer.AccountId && grant.ChainId == chain.Id && roles.Contains(grant.Role)));

    /// <summary>The viewer's entries for partners that are not active today, in chains where the viewer belongs to no active partner.</summary>
    private static IQueryable<Person> PlacesLeftBy(this KetenScanDb db, Viewer viewer) =>
        db.People.Where(person => person.AccountId == viewer.AccountId && !db.OwnPeople(viewer).Any(own => own.ChainId == person.ChainId));
}
