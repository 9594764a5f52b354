using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Benchmark;
using KetenScan.Data.Mail;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;

namespace KetenScan.Data.Forgetting;

/// <summary>
/// Lists every table and its personal data. A test fails if a table, or a property of one with personal data, is missing here; a test also searches the
/// whole database after erasing for the values that should be gone.
/// </summary>
public static class PersonalData
{
    private const string WithAccount = "The row goes with its account.";
    private const string TypedByHand = "What somebody typed stays: nothing says whose name it is.";

    public static readonly IReadOnlyList<PersonalTable> Tables =
    [
        new(typeof(Account), "The row goes.")
        {
            Gone =
            [
                nameof(Account.Id), nameof(Account.DisplayName), nameof(Account.UserName), nameof(Account.NormalizedUserName), nameof(Account.Email),
                nameof(Account.NormalizedEmail), nameof(Account.EmailConfirmed), nameof(Account.PhoneNumber), nameof(Account.PhoneNumberConfirmed),
                nameof(Account.PasswordHash), nameof(Account.SecurityStamp), nameof(Account.ConcurrencyStamp), nameof(Account.TwoFactorEnabled),
                nameof(Account.LockoutEnabled), nameof(Account.LockoutEnd), nameof(Account.AccessFailedCount),
            ],
        },
        new(typeof(IdentityUserClaim<Guid>), WithAccount) { Gone = ["UserId", "ClaimType", "ClaimValue"], Impersonal = ["Id"] },
        new(typeof(IdentityUserLogin<Guid>), WithAccount) { Gone = ["UserId", "LoginProvider", "ProviderKey", "ProviderDisplayName"] },
        new(typeof(IdentityUserToken<Guid>), WithAccount) { Gone = ["UserId", "LoginProvider", "Name", "Value"] },
        new(typeof(IdentityUserPasskey<Guid>), WithAccount) { Gone = ["UserId", "CredentialId", "Data"] },
        new(typeof(Grant), WithAccount) { Gone = [nameof(Grant.AccountId)], Impersonal = [nameof(Grant.Id), nameof(Grant.Role), nameof(Grant.ChainId)] },
        new(typeof(AccessToken), WithAccount)
        {
            Gone =
            [
                nameof(AccessToken.AccountId), nameof(AccessToken.Name), nameof(AccessToken.TokenHash), nameof(AccessToken.CreatedAt),
                nameof(AccessToken.ExpiresAt), nameof(AccessToken.LastUsedOn),
            ],
            Impersonal = [nameof(AccessToken.Id), nameof(AccessToken.Scopes)],
        },
        new(typeof(CalendarLink), WithAccount) { Gone = [nameof(CalendarLink.AccountId), nameof(CalendarLink.TokenHash)] },
        new(
            typeof(RequestCount),
            "What is counted of an account goes with it; a network address is nobody's here.",
            Expires: "Within minutes, at the latest in a day.")
        {
            Gone = [nameof(RequestCount.Who)],
            Impersonal = [nameof(RequestCount.Until), nameof(RequestCount.Count)],
        },
        new(typeof(SavedView), WithAccount)
        {
            Gone = [nameof(SavedView.AccountId), nameof(SavedView.Name), nameof(SavedView.Address), nameof(SavedView.Chains)],
            Impersonal = [nameof(SavedView.Id), nameof(SavedView.IsShared)],
        },
        new(typeof(PinnedChain), WithAccount) { Gone = [nameof(PinnedChain.AccountId)], Impersonal = [nameof(PinnedChain.ChainId)] },
        new(typeof(HiddenHint), WithAccount) { Gone = [nameof(HiddenHint.AccountId)], Impersonal = [nameof(HiddenHint.Hint)] },
        new(typeof(PrivacyLink), "The row goes, unless somebody else without an account has the address.", Expires: "After an hour.")
        {
            Gone = [nameof(PrivacyLink.Email), nameof(PrivacyLink.TokenHash), nameof(PrivacyLink.ExpiresAt), nameof(PrivacyLink.UsedAt)],
            Impersonal = [nameof(PrivacyLink.Id)],
        },
        new(typeof(Person), "The row goes.")
        {
            Gone =
            [
                nameof(Person.Id), nameof(Person.Name), nameof(Person.Email), nameof(Person.AccountId), nameof(Person.Level), nameof(Person.KeepsDossier),
                nameof(Person.HandedOverAt),
            ],
            Impersonal = [nameof(Person.ChainId), nameof(Person.PartnerId), nameof(Person.Version)],
        },
        new(
            typeof(Participant),
            "The row goes. In a closed round a row without name, answers and times takes its place: how many took part belongs to the scorecard.",
            "A row with a random id and without the person takes its place.",
            "Detached after Retention:DetachAfterMonths; for a person who was removed and has no account, in the night after the round closed.")
        {
            Gone =
            [
                nameof(Participant.Id), nameof(Participant.Name), nameof(Participant.AccountId), nameof(Participant.PersonId), nameof(Participant.Address),
                nameof(Participant.RemovedAt), nameof(Participant.AddressChangedOn), nameof(Participant.IsHandedOver),
            ],
            Impersonal = [nameof(Participant.RoundId), nameof(Participant.PartnerId), nameof(Participant.AskedFor), nameof(Participant.Level)],
        },
        new(
            typeof(Assessment),
            "As its participant: of a closed round stays whether it was handed in.",
            "A row with a random id takes its place; its times are the day on which the round closed.",
            "Detached with its participant.")
        {
            Gone =
            [
                nameof(Assessment.Id), nameof(Assessment.ParticipantId), nameof(Assessment.Step), nameof(Assessment.ChangedAt), nameof(Assessment.SubmittedAt),
                nameof(Assessment.Priorities), nameof(Assessment.PrioritiesNumber), nameof(Assessment.ExchangeNumber),
            ],
            Impersonal = [nameof(Assessment.State)],
        },
        new(typeof(Answer), "The row goes with its sheet.", "Stays, on a sheet that is nobody's.")
        {
            Gone = [nameof(Answer.AssessmentId), nameof(Answer.Value), nameof(Answer.Number)],
            Impersonal = [nameof(Answer.Statement)],
        },
        new(typeof(Comment), "The row goes with its sheet.", "Stays, on a sheet that is nobody's.")
        {
            Gone = [nameof(Comment.AssessmentId), nameof(Comment.Text), nameof(Comment.Number)],
            Impersonal = [nameof(Comment.Principle)],
        },
        new(typeof(Invitation), "The row goes with its participant.", "The row goes.")
        {
            Gone =
            [
                nameof(Invitation.Id), nameof(Invitation.ParticipantId), nameof(Invitation.TokenHash), nameof(Invitation.CreatedAt),
                nameof(Invitation.WithdrawnAt), nameof(Invitation.UsedAt), nameof(Invitation.ExpiresAt), nameof(Invitation.CodeHash), nameof(Invitation.Tries),
                nameof(Invitation.OriginId),
            ],
            Impersonal = [nameof(Invitation.RoundId), nameof(Invitation.Purpose), nameof(Invitation.Way)],
        },
        new(typeof(SheetDevice), "The row goes with its link.", "The row goes with its link.")
        {
            Gone =
            [
                nameof(SheetDevice.Id), nameof(SheetDevice.InvitationId), nameof(SheetDevice.OriginId), nameof(SheetDevice.ParticipantId),
                nameof(SheetDevice.OpenedAt), nameof(SheetDevice.EndedAt),
            ],
            Impersonal = [nameof(SheetDevice.Way)],
        },
        new(typeof(SpareSheet), "The row goes with its participant.", "There is none: it went when the round closed.", "When the round closes.")
        {
            Gone = [nameof(SpareSheet.Id), nameof(SpareSheet.ParticipantId), nameof(SpareSheet.Content), nameof(SpareSheet.KeptOn)],
        },
        new(
            typeof(OutboxMessage),
            "The row goes: what went or goes to this participant, person or account.",
            "The row goes.",
            "After Retention:MailDays, and unsent at once when its link will never open anything.")
        {
            Gone =
            [
                nameof(OutboxMessage.Once), nameof(OutboxMessage.ParticipantId), nameof(OutboxMessage.InvitationId), nameof(OutboxMessage.PersonId),
                nameof(OutboxMessage.AccountId),
                nameof(OutboxMessage.Name), nameof(OutboxMessage.Address), nameof(OutboxMessage.ProtectedLink), nameof(OutboxMessage.CreatedAt),
                nameof(OutboxMessage.SentAt), nameof(OutboxMessage.HandedOutAt), nameof(OutboxMessage.Problem),
            ],
            Impersonal =
            [
                nameof(OutboxMessage.Id), nameof(OutboxMessage.Kind), nameof(OutboxMessage.RoundId), nameof(OutboxMessage.ActionId),
                nameof(OutboxMessage.NextAttemptAt), nameof(OutboxMessage.Attempts), nameof(OutboxMessage.ClaimId),
            ],
        },
        new(typeof(DossierEntry), $"The name in an endorsement that the person gave is taken out. {TypedByHand}")
        {
            Stays = [nameof(DossierEntry.Fact)],
            Impersonal = [nameof(DossierEntry.Id), nameof(DossierEntry.ChainId), nameof(DossierEntry.Version), nameof(DossierEntry.IsArchived)],
        },
        new(typeof(DossierChange), $"The name and ids of whoever made it are taken out; the name stays in changes from before ids were stored. {TypedByHand}")
        {
            Gone = [nameof(DossierChange.AccountId), nameof(DossierChange.PersonId)],
            Stays = [nameof(DossierChange.Who), nameof(DossierChange.Fact)],
            Impersonal = [nameof(DossierChange.EntryId), nameof(DossierChange.Version), nameof(DossierChange.Kind), nameof(DossierChange.At)],
        },
        new(typeof(ImprovementAction), $"The owner is taken out if it was chosen from the people of the chain. {TypedByHand}")
        {
            Gone = [nameof(ImprovementAction.PersonId)],
            Stays =
            [
                nameof(ImprovementAction.Owner), nameof(ImprovementAction.What), nameof(ImprovementAction.Why), nameof(ImprovementAction.ExpectedEffect),
                nameof(ImprovementAction.Result),
            ],
            Impersonal =
            [
                nameof(ImprovementAction.Id), nameof(ImprovementAction.ChainId), nameof(ImprovementAction.RoundNumber), nameof(ImprovementAction.Principle),
                nameof(ImprovementAction.PartnerId), nameof(ImprovementAction.IndicatorId), nameof(ImprovementAction.Due), nameof(ImprovementAction.State),
                nameof(ImprovementAction.EndedOn), nameof(ImprovementAction.Version),
            ],
        },
        new(typeof(ActionComment), $"The name and id of whoever wrote it are taken out; the name stays in comments from before ids were stored. {TypedByHand}")
        {
            Gone = [nameof(ActionComment.AccountId)],
            Stays = [nameof(ActionComment.Who), nameof(ActionComment.Text)],
            Impersonal = [nameof(ActionComment.Id), nameof(ActionComment.ActionId), nameof(ActionComment.At)],
        },
        new(typeof(DossierFile), "Stays: nothing says whom an uploaded file is about.")
        {
            Stays = [nameof(DossierFile.Name), nameof(DossierFile.Content)],
            Impersonal = [nameof(DossierFile.Id), nameof(DossierFile.ChainId), nameof(DossierFile.Type)],
        },
        new(typeof(Round), TypedByHand)
        {
            Stays = [nameof(Round.Name), nameof(Round.Message)],
            Impersonal =
            [
                nameof(Round.Id), nameof(Round.ChainId), nameof(Round.Number), nameof(Round.Questionnaire), nameof(Round.Rules), nameof(Round.State),
                nameof(Round.ClosesOn), nameof(Round.OpenedAt), nameof(Round.ClosedAt), nameof(Round.DetachedOn), nameof(Round.PartnersShownApart),
                nameof(Round.Version), nameof(Round.RepeatMonths),
            ],
        },
        new(
            typeof(StoredScorecard),
            "Stays: a scorecard that the chain has seen does not change. Of a named partner with one respondent it says what that one answered.")
        {
            Stays = [nameof(StoredScorecard.Json)],
            Impersonal = [nameof(StoredScorecard.RoundId), nameof(StoredScorecard.CommentsReleased)],
        },
        new(typeof(StoredComment), "Stays: a comment is published without its writer, so that nothing says whose it is.")
        {
            Stays = [nameof(StoredComment.Text)],
            Impersonal =
            [
                nameof(StoredComment.RoundId), nameof(StoredComment.Place), nameof(StoredComment.Principle), nameof(StoredComment.PartnerKey),
                nameof(StoredComment.BlackedOut),
            ],
        },
        new(typeof(AuditEntry), "Stays: each entry holds the hash of the one before, and security needs it.")
        {
            Stays = [nameof(AuditEntry.Who), nameof(AuditEntry.About), nameof(AuditEntry.From), nameof(AuditEntry.At)],
            Impersonal = [nameof(AuditEntry.Number), nameof(AuditEntry.Before), nameof(AuditEntry.What), nameof(AuditEntry.Chain), nameof(AuditEntry.Hash)],
        },
    ];

    /// <summary>The entities without personal data.</summary>
    public static readonly IReadOnlySet<Type> Impersonal = new HashSet<Type>
    {
        typeof(Lease),
        typeof(Chain),
        typeof(Organisation),
        typeof(Partner),
        typeof(ChainFace),
        typeof(RoundFigures),
        typeof(PrincipleFigures),
        typeof(BenchmarkQuarter),
        typeof(BenchmarkChain),
        typeof(RoundImport),
        typeof(StoredQuestionnaire),
        typeof(DataProtectionKey),
        typeof(SignInSession),
    };
}
