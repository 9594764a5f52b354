using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Features.Home;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Standings;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

/// <summary>Keys of texts that are composed at run time.</summary>
public static class ShownKeys
{
    /// <summary>Keys that are composed from a value, and the values that never occur. A missing text would be shown as its key.</summary>
    public static TheoryData<Type, string, Type, string[]> OfValues => new()
    {
        { typeof(AdminTexts), "Audit{0}", typeof(AuditEvent), [] },
        { typeof(AdminTexts), "AuditKind{0}", typeof(AuditKind), [] },
        { typeof(AdminTexts), "Role{0}", typeof(Role), [] },
        { typeof(AdminTexts), "Changed{0}", typeof(PersonField), [nameof(PersonField.None)] },
        { typeof(AdminTexts), "Naming{0}", typeof(Succession), [] },
        { typeof(MailTexts), "{0}Subject", typeof(MailKind), [] },
        { typeof(MailTexts), "{0}Text", typeof(MailKind), [] },
        { typeof(MailTexts), "{0}Button", typeof(MailKind), [] },
        { typeof(HomeTexts), "Show{0}", typeof(ChainsShown), [] },
        { typeof(HomeTexts), "Mail{0}", typeof(MailTrouble), [nameof(MailTrouble.None)] },
        { typeof(CompareTexts), "Size{0}", typeof(ChainSize), [] },
        { typeof(CompareTexts), "Band{0}", typeof(Band), [] },
        { typeof(CompareTexts), "Principle{0}", typeof(Principle), [] },
        { typeof(ReportTexts), "Band{0}", typeof(Band), [] },
        { typeof(ReportTexts), "Agreement{0}", typeof(AgreementReading), [] },
        { typeof(ReportTexts), "OnAgreement{0}", typeof(AgreementReading), [] },
        { typeof(ReportTexts), "Action{0}", typeof(ActionState), [] },
        { typeof(PortfolioTexts), "Weighting{0}", typeof(Weighting), [] },
        { typeof(PortfolioTexts), "Disclosure{0}", typeof(DisclosureMode), [] },
        { typeof(EvidenceTexts), "Check{0}", typeof(CheckKey), [] },
        { typeof(EvidenceTexts), "Reading{0}", typeof(EvidenceReading), [] },
        { typeof(EvidenceTexts), "Sentence{0}", typeof(EvidenceReading), [] },
        { typeof(FactTexts), "Status{0}", typeof(IndicatorStatus), [] },
        { typeof(RoundTexts), "PlanHead{0}", typeof(PlanStep), [] },
        { typeof(RoundTexts), "PlanStep{0}", typeof(PlanStep), [] },
        { typeof(RoundTexts), "Weighting{0}", typeof(Weighting), [] },
        { typeof(RoundTexts), "Disclosure{0}", typeof(DisclosureMode), [] },
        { typeof(RoundTexts), "Comments{0}", typeof(CommentRule), [] },
        { typeof(RoundTexts), "Message{0}", typeof(MessageState), [] },
        { typeof(RoundTexts), "Mail{0}", typeof(MailKind), NotAmongMessagesOfARound },
        { typeof(ActionTexts), "State{0}", typeof(ActionState), [] },
        { typeof(ActionTexts), "Became{0}", typeof(ActionState), [] },
        { typeof(ActionTexts), "End{0}", typeof(ActionState), [nameof(ActionState.Open)] },
        { typeof(ActionTexts), "ResultAsk{0}", typeof(ActionState), [nameof(ActionState.Open)] },
        { typeof(ActionTexts), "Title{0}", typeof(ActionState), [nameof(ActionState.Open)] },
        { typeof(ApiTexts), "Scope{0}", typeof(TokenScopes), [nameof(TokenScopes.None)] },
        { typeof(AssessTexts), "Told{0}", typeof(Exposure), [] },
        { typeof(AssessTexts), "SeesComments{0}", typeof(CommentRule), [] },
        { typeof(AssessTexts), "Level{0}", typeof(Level), [] },
        { typeof(DossierTexts), "History{0}", typeof(DossierChangeKind), [] },
        { typeof(DossierTexts), "{0}", typeof(UploadProblem), [] },
        { typeof(InvitationTexts), "Opened{0}", typeof(InvitationWay), [] },
        { typeof(PeopleTexts), "Address{0}", typeof(AddressFault), [] },
        { typeof(PeopleTexts), "Field{0}", typeof(PersonField), [nameof(PersonField.None)] },
        { typeof(PeopleTexts), "Level{0}", typeof(Level), [] },
        { typeof(PeopleTexts), "Show{0}", typeof(PeopleShown), [] },
        { typeof(PeopleTexts), "AccountBy{0}", typeof(WayIn), [] },
        { typeof(SharedTexts), "Hint{0}", typeof(Hint), [] },
        { typeof(SharedTexts), "Hint{0}Title", typeof(Hint), [] },
        { typeof(SharedTexts), "Jump{0}", typeof(JumpGroup), [] },
        { typeof(StandingTexts), "{0}", typeof(NoStanding), [] },
        { typeof(StandingTexts), "{0}", typeof(RankQuarter), [] },
    };

    private static readonly string[] NotAmongMessagesOfARound =
    [
        nameof(MailKind.AccountInvitation), nameof(MailKind.PasswordReset), nameof(MailKind.ActionDue), nameof(MailKind.ActionOverdue),
        nameof(MailKind.PrivacyLink), nameof(MailKind.AddressChanged),
    ];

    /// <summary>Composed from something else: kinds and fields of facts, columns, languages, numbers, questions of a dialog, parts of a page.</summary>
    public static readonly string[] OfOthers =
    [
        "Add{0}", "Choice{0}{0}", "Expected{0}", "Help{0}{0}", "Kinds{0}", "Language{0}", "Part{0}",
        "Quarter{0}", "Sort{0}", "Stays{0}", "Title{0}", "{0}Title", "{0}What", "{0}Then", "{0}Yes", "{0}{0}",
    ];
}
