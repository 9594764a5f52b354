using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

/// <summary>One time that a chain is scored on the eight principles (meetronde).</summary>
public sealed class Round
{
    public const int LongestName = 120;

    /// <summary>In characters.</summary>
    public const int LongestMessage = 1000;

    private readonly List<Participant> participants = [];

    private Round()
    {
    }

    internal Round(Guid id, Guid chainId, int number, string name, QuestionnaireVersion questionnaire, RoundRules rules, DateOnly closesOn)
    {
        Id = id;
        ChainId = chainId;
        Number = number;
        Name = Naming.Checked(name, LongestName);
        Questionnaire = questionnaire;
        Rules = rules;
        ClosesOn = closesOn;
    }

    public Guid Id { get; private set; }

    public Guid ChainId { get; private set; }

    /// <summary>From 1 within the chain.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    public QuestionnaireVersion Questionnaire { get; private set; } = null!;

    public RoundRules Rules { get; private set; } = null!;

    public RoundState State { get; private set; }

    /// <summary>The announced last day. The round stays open until the coordinator closes it.</summary>
    public DateOnly ClosesOn { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the sheets were permanently separated from their people; null if they were not.</summary>
    public DateOnly? DetachedOn { get; private set; }

    /// <summary>The partners with enough people at the opening to be shown separately; null until the round opens.</summary>
    public IReadOnlyList<Guid>? PartnersShownApart { get; private set; }

    /// <summary>Optimistic concurrency token of the round's own plan and state.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Participant> Participants => participants;

    /// <exception cref="RuleBroken">The round is open or closed.</exception>
    public void SetRules(RoundRules rules)
    {
        if (State != RoundState.Draft) throw new RuleBroken(Rule.RulesAreFixedOnceOpen);

        Rules = rules;
        Version++;
    }

    /// <summary>Changes what is planned.</summary>
    /// <exception cref="RuleBroken">The round is open or closed, or the name or message does not fit.</exception>
    public void Plan(string name, QuestionnaireVersion questionnaire, RoundRules rules, DateOnly closesOn, string? message, int? repeatMonths)
    {
        SetRules(rules);
        SetWords(name, message);
        RepeatMonths = repeatMonths;
        Questionnaire = questionnaire;
        ClosesOn = closesOn;
    }

    /// <summary>The coordinator's personal message in the invitations.</summary>
    public string? Message { get; private set; }

    /// <summary>Whether a message, without surrounding spaces, is not too long.</summary>
    public static bool MessageFits(string? message) => message is null || message.Trim().Length <= LongestMessage;

    /// <summary>The number of months after which the chain wants to measure again; null if it does not repeat.</summary>
    public int? RepeatMonths { get; private set; }

    /// <summary>Asks a person of the chain and copies the current name, partner and level. Somebody who already takes part keeps that sheet.</summary>
    /// <exception cref="RuleBroken">The round is closed, or the partner belongs to another chain.</exception>
    public Participant Invite(Person person, Partner partner)
    {
        if (State == RoundState.Closed) throw new RuleBroken(Rule.ParticipantsAreFixedOnceClosed);

        var participant = ParticipantOf(person) ?? Invite(partner, person.Name, person.Level, person.AccountId);
        participant.GiveTo(person);
        return participant;
    }

    /// <summary>Returns the sheet in this open round to somebody who was removed from the chain and added again.</summary>
    public void TakeUp(Person person)
    {
        if (State == RoundState.Open) ParticipantOf(person)?.GiveTo(person);
    }

    /// <summary>Assigns a sheet of this open round to a person, with their current name, address, partner and level.</summary>
    /// <exception cref="RuleBroken">The round is not open.</exception>
    public void Give(Participant participant, Person person, DateOnly today)
    {
        if (State != RoundState.Open || !participants.Contains(participant)) throw new RuleBroken(Rule.ParticipantsAreFixedOnceClosed);

        participant.MoveTo(person, today);
        Version++;
    }

    /// <summary>
    /// Moves the participants of merged partners to their successor. It is shown separately if one of them was:
    /// it has at least as many people.
    /// </summary>
    public void Follow(IReadOnlyCollection<Partner> merged, Partner successor)
    {
        if (State != RoundState.Open) return;

        foreach (var participant in participants.Where(own => merged.Any(partner => partner.Id == own.PartnerId))) participant.MoveTo(successor);
        if (PartnersShownApart is { } shown
            && merged.Any(partner => shown.Contains(partner.Id))
            && !shown.Contains(successor.Id)) PartnersShownApart = [.. shown, successor.Id];
        Version++;
    }

    /// <summary>
    /// Prepares for merging two participants that are one person. If they were asked for different partners, progress counts these together:
    /// counted separately, it would show which sheet stayed, and so which one was handed in.
    /// </summary>
    public void BecomeOne(Participant one, Participant other)
    {
        foreach (var participant in participants.Where(own => own.AskedFor == other.AskedFor).ToList()) participant.CountWith(one.AskedFor);
    }

    /// <summary>The participant that is this person, recognised by id, address or account; null if there is none.</summary>
    public Participant? ParticipantOf(Person person) => participants.Find(participant =>
        participant.PersonId == person.Id
            || participant.Address == person.Email
            || (person.AccountId is not null && participant.AccountId == person.AccountId));

    /// <exception cref="RuleBroken">The round is closed, or the partner belongs to another chain.</exception>
    public Participant Invite(Partner partner, string name, Level level, Guid? accountId = null)
    {
        if (State == RoundState.Closed) throw new RuleBroken(Rule.ParticipantsAreFixedOnceClosed);
        if (partner.ChainId != ChainId) throw new RuleBroken(Rule.PartnerIsNotInTheChain);

        var participant = new Participant(Id, partner, name, level, accountId);
        if (State == RoundState.Open)
        {
            participant.Sheet.Open();

            // Of two concurrent invitations, or an invitation and a closing, only one may succeed.
            Version++;
        }

        participants.Add(participant);
        return participant;
    }

    /// <summary>Changes an open round's name, message and announced last day, earlier or later.</summary>
    /// <exception cref="RuleBroken">The round is not open, a new last day is not after today, or the name or message does not fit.</exception>
    public void Correct(string name, string? message, DateOnly closesOn, DateOnly today)
    {
        if (State != RoundState.Open) throw new RuleBroken(Rule.OnlyAnOpenRoundIsCorrected);
        if (closesOn != ClosesOn && closesOn <= today) throw new RuleBroken(Rule.RoundEndsAfterToday);

        SetWords(name, message);
        ClosesOn = closesOn;
        Version++;
    }

    internal void Open(DateTimeOffset now)
    {
        if (State != RoundState.Draft) throw new RuleBroken(Rule.OnlyADraftOpens);
        if (Rules is { Disclosure.Mode: DisclosureMode.Protected, Comments: CommentRule.WithPartner })
            throw new RuleBroken(Rule.ProtectedCommentsHaveNoPartner);
        if (participants.Select(participant => participant.PartnerId).Distinct().Count() < 2)
            throw new RuleBroken(Rule.RoundNeedsTwoPartners);

        State = RoundState.Open;
        OpenedAt = now;
        Version++;
        foreach (var participant in participants) participant.Sheet.Open();
        PartnersShownApart =
        [
            .. participants
                .CountBy(participant => participant.PartnerId)
                .Where(partner => !Rules.Disclosure.Pools(partner.Value))
                .Select(partner => partner.Key),
        ];
    }

    /// <summary>
    /// Whether the people of a partner are told that its figures are only shown together with those of others. In an open
    /// round this is fixed at the opening, however many more are asked.
    /// </summary>
    public bool Pools(Guid partner) =>
        IsPooledSinceOpening(partner) ?? Rules.Disclosure.Pools(participants.Count(participant => participant.PartnerId == partner));

    /// <summary>The value of <see cref="Pools"/> at the opening; null until the round opens. A named round pools nobody.</summary>
    internal bool? IsPooledSinceOpening(Guid partner) => Rules.Disclosure.Mode == DisclosureMode.Protected ? !PartnersShownApart?.Contains(partner) : false;

    /// <summary>Closes the round and returns its results. Only submitted sheets count. This cannot be undone.</summary>
    /// <param name="questionnaire">The version that the round opened with.</param>
    /// <param name="dossier">The chain's dossier; null for a round that was held elsewhere.</param>
    /// <param name="previous">The scorecard of the previous closed round, if any.</param>
    /// <exception cref="RuleBroken">The round is not open, or the questionnaire is a different version.</exception>
    public Scorecard Close(Chain chain, Questionnaire questionnaire, ChainDossier? dossier, Scorecard? previous, DateTimeOffset now)
    {
        if (State != RoundState.Open) throw new RuleBroken(Rule.OnlyAnOpenRoundCloses);
        if (questionnaire.Version != Questionnaire) throw new RuleBroken(Rule.QuestionnaireIsAnother);

        State = RoundState.Closed;
        ClosedAt = now;
        Version++;

        // Removed people stayed until now, handed in or not, so that nobody could see which of them had.
        participants.RemoveAll(participant => participant.RemovedAt is not null && participant.Sheet.SubmittedAt is null);
        foreach (var participant in participants) participant.Seal();

        return Scorer.Of(RoundResults.InputOf(this, chain, questionnaire, dossier, previous));
    }

    /// <summary>
    /// The comments that the round's rule allows to be shown, in an order that gives nobody away: by principle, partner and text.
    /// None for a principle that is withheld because few people answered it.
    /// </summary>
    public IReadOnlyList<PublishedComment> PublishedComments(Chain chain, Scorecard scorecard) => RoundResults.CommentsOf(this, chain, scorecard);

    private void SetWords(string name, string? message)
    {
        if (!MessageFits(message)) throw new RuleBroken(Rule.MessageIsTooLong);

        Name = Naming.Checked(name, LongestName);
        Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
    }
}
