using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Dossiers;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Access;

/// <summary>Everything that the access rules need, read once. A second implementation of the access checks, which query the database.</summary>
internal sealed record Scene(
    IReadOnlyList<Chain> Chains,
    IReadOnlyList<Grant> Grants,
    IReadOnlyList<Invitation> Invitations,
    IReadOnlyList<QuestionnaireVersion> Questionnaires,
    IReadOnlyList<Guid> ChainsWithLogo,
    IReadOnlyList<(Guid Chain, Guid File)> Files,
    IReadOnlyList<byte[]> Calendars,
    IReadOnlyList<Guid> CommentsWaiting)
{
    public static async Task<Scene> Of(KetenScanDb db) => new(
        await db.Chains.AsNoTracking().AsSplitQuery().Include(chain => chain.Partners).Include(chain => chain.People).Include(chain => chain.Rounds)
            .ThenInclude(round => round.Participants).OrderBy(chain => chain.Slug).ToListAsync(),
        await db.Grants.AsNoTracking().ToListAsync(),
        await db.Invitations.AsNoTracking().ToListAsync(),
        await db.Questionnaires.Select(stored => new QuestionnaireVersion(stored.Key, stored.Version)).ToListAsync(),
        await db.ChainFaces.Where(face => face.Logo != null).Select(face => face.ChainId).ToListAsync(),
        [.. (await db.DossierFiles.Select(file => new { file.ChainId, file.Id }).ToListAsync()).Select(file => (file.ChainId, file.Id))],
        await db.CalendarLinks.Select(link => link.TokenHash).ToListAsync(),
        await db.Scorecards.Where(card => !card.CommentsReleased).Select(card => card.RoundId).ToListAsync());
}

/// <summary>One visitor at one address of a route.</summary>
/// <param name="Account">The account that is signed in.</param>
/// <param name="Link">The personal link that was used.</param>
/// <param name="HasKey">Whether it is a program with a key of the account.</param>
/// <param name="Values">The values of the route's parameters.</param>
internal sealed record Visit(Scene Scene, Guid? Account, Guid? Link, bool HasKey, RouteValueDictionary Values)
{
    public bool IsIn => Account is not null || Link is not null;

    public bool RunsInstallation => Grants.Any(grant => grant.Role == Role.Administrator);

    public bool MayStartChains => Grants.Any(grant => grant.Role == Role.Coordinator);

    public Chain? Chain => Scene.Chains.SingleOrDefault(chain => chain.Slug == Text("slug"));

    public bool Runs => Has(Chain, Role.Coordinator);

    /// <summary>By a role in the chain; a member only while one of their partners takes part.</summary>
    public bool Sees => Chain is { } chain && Grants.Any(grant => grant.ChainId == chain.Id && (grant.Role != Role.Member || !HasLeft(chain)));

    public bool SeesRound => Chain is { } chain && Round is { } round && SeesRoundOf(chain, round);

    public bool SeesScorecard => SeesRound && Round!.State == RoundState.Closed;

    public bool SeesAnyScorecard => Chain is { } chain && chain.Rounds.Any(round => round.State == RoundState.Closed && SeesRoundOf(chain, round));

    public bool ReviewsComments => RunsRound && Scene.CommentsWaiting.Contains(Round!.Id);

    public bool RunsRound => Runs && Round is not null;

    /// <summary>A sheet of their own in a round that has opened; by a link only while the round is open.</summary>
    public bool HasSheet => Round is { } round && round.State != RoundState.Draft
        && ((Account is not null && round.Participants.Any(participant => participant.AccountId == Account)) || (round.State == RoundState.Open
            && IsOpenedBy(round, InvitationPurpose.Sheet)));

    public bool HasOpenSheet => HasSheet && Round!.State == RoundState.Open;

    public bool Compares => Compared.Any();

    public bool ComparesScorecards => Compared.Any(chain => chain.Rounds.Any(round => round.State == RoundState.Closed));

    public bool IsOfAPrinciple => Enum.IsDefined((Principle)Number);

    public bool IsOfAScoredPrinciple => Enum.IsDefined((Principle)int.Parse(Text("principle"), System.Globalization.CultureInfo.InvariantCulture));

    public bool IsOfAQuestionnaire => Scene.Questionnaires.Contains(new QuestionnaireVersion(Text("key"), int.Parse(Text("version"),
        System.Globalization.CultureInfo.InvariantCulture)));

    public bool SeesLogo => Sees && Scene.ChainsWithLogo.Contains(Chain!.Id);

    public bool SeesFile => Sees && Scene.Files.Contains((Chain!.Id, Guid.Parse(Text("id"))));

    public bool IsOfACalendar => Scene.Calendars.Any(hash => hash.SequenceEqual(SecretToken.HashOf(Text("token"))));

    private IEnumerable<Grant> Grants => Scene.Grants.Where(grant => Account is not null && grant.AccountId == Account);

    private IEnumerable<Chain> Compared =>
        Scene.Chains.Where(chain => chain.ArchivedAt is null && (Has(chain, Role.Coordinator) || Has(chain, Role.Consultant)));

    private Round? Round => Chain?.Rounds.SingleOrDefault(round => round.Number == Number);

    private int Number => int.Parse(Text("number"), System.Globalization.CultureInfo.InvariantCulture);

    public string Text(string name) => (string)Values[name]!;

    private bool Has(Chain? chain, Role role) => chain is not null && Grants.Any(grant => grant.ChainId == chain.Id && grant.Role == role);

    /// <summary>
    /// Drafts for coordinators, open rounds for the chain's people, closed ones for consultants too; for a member whose partner left, the rounds in which the
    /// partner took part.
    /// </summary>
    private bool SeesRoundOf(Chain chain, Round round) =>
        Has(chain, Role.Coordinator)
        || (round.State == RoundState.Closed && Has(chain, Role.Consultant))
        || (round.State != RoundState.Draft && Has(chain, Role.Member) && TookPart(chain, round))
        || (round.State == RoundState.Closed && round == chain.Rounds.Where(own => own.State == RoundState.Closed).MaxBy(own => own.ClosedAt)
            && IsOpenedBy(round, InvitationPurpose.Scorecard));

    private bool TookPart(Chain chain, Round round) =>
        !HasLeft(chain) || round.Participants.Any(participant => SeatsIn(chain).Any(person => person.PartnerId == participant.PartnerId));

    private bool HasLeft(Chain chain)
    {
        var today = Amsterdam.Day(DateTimeOffset.UtcNow);
        return SeatsIn(chain).Any() && !SeatsIn(chain).Any(person => chain.Partners.Single(partner => partner.Id == person.PartnerId).IsActiveOn(today));
    }

    private IEnumerable<Person> SeatsIn(Chain chain) => chain.People.Where(person => person.AccountId == Account);

    private bool IsOpenedBy(Round round, InvitationPurpose purpose) =>
        Scene.Invitations.Any(invitation => invitation.Id == Link && invitation.WithdrawnAt is null && invitation.Purpose == purpose
            && invitation.RoundId == round.Id && round.Participants.Single(participant => participant.Id == invitation.ParticipantId).PersonId is not null);
}
