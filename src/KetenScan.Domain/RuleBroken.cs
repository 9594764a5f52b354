namespace KetenScan.Domain;

/// <summary>What the domain refuses. Each has a text in both languages (<c>RuleTexts</c> of the web application).</summary>
public enum Rule
{
    AnswerIsOneToFive,
    UnknownStatement,
    UnknownPrinciple,
    CommentIsTooLong,
    TooManyPriorities,
    ClosedRoundTakesNoAnswers,
    SubmittedSheetIsReopenedFirst,
    EmptySheetIsNotSubmitted,
    DraftRoundTakesNoAnswers,
    OnlyADraftOpens,
    OnlyAnOpenRoundCloses,
    RulesAreFixedOnceOpen,
    ParticipantsAreFixedOnceClosed,
    RoundNeedsTwoPartners,
    OneOpenRoundPerChain,
    PartnerIsNotInTheChain,
    PartnerLeavesAfterJoining,
    ProtectedCommentsHaveNoPartner,
    QuestionnaireIsIncomplete,
    QuestionnaireIsAnother,
    MinimumGroupIsThreeOrMore,
    ImportedRoundIsOver,
    PublishedQuestionnaireNeverChanges,
    SomebodyElseChangedIt,
    ColourIsHexadecimal,
    ActionHasWhatAndOwner,
    EndedActionHasAResult,
    EndedActionIsReopenedFirst,
    PartnerHasLeft,
    AddressIsInTheChain,
    OnlyAnOpenRoundIsMended,
    RoundEndsAfterToday,
    OrganisationIsInTheChain,
    FieldIsNeeded,
    FieldIsTooLong,
    DateIsNotInTheFuture,
    EndsAfterItStarts,
    AmountIsNotNegative,
    TargetAfterBaseline,
    TargetIsBetterThanBaseline,
    IntervalIsInMonths,
    HoursHaveAValue,
    RefersToNothing,
    PersonIsNotInTheChain,
    TooManyViews,
    TooManyTokens,
    OpenRoundIsClosedFirst,
    ArchivedChainHasNoNewRounds,
    ChainHasResults,
    PartnerIsInUse,
    DraftIsGone,
    LinkOpensNothing,
}

/// <summary>Thrown by the domain when something is asked of it that its rules do not allow.</summary>
public sealed class RuleBroken(Rule rule) : Exception(rule.ToString())
{
    public Rule Rule { get; } = rule;
}
