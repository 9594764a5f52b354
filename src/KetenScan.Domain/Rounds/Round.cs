using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

public enum RoundState
{
    Draft,
    Open,
    Closed,
}

/// <summary>One time that a chain is held against the eight principles (meetronde).</summary>
public sealed class Round
{
    public const int LongestName = 120;

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

    /// <summary>Counts from 1 within the chain.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    public QuestionnaireVersion Questionnaire { get; private set; } = null!;

    public RoundRules Rules { get; private set; } = null!;

    public RoundState State { get; private set; }

    /// <summary>The announced last day. Closing itself is done by the coordinator.</summary>
    public DateOnly ClosesOn { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The day on which it was taken away for good whose sheets these are; null while they are somebody's.</summary>
    public DateOnly? DetachedOn { get; private set; }

    /// <summary>The partners of which enough people were asked at the opening to be shown apart; null of a round that opened before this was kept.</summary>
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
    /// <exception cref="RuleBroken">The round is open or closed.</exception>
    public void Plan(string name, QuestionnaireVersion questionnaire, RoundRules rules, DateOnly closesOn, string? message, int? repeatMonths)
    {
        SetRules(rules);
        SetWords(name, message);
        RepeatMonths = repeatMonths;
        Questionnaire = questionnaire;
        ClosesOn = closesOn;
    }

    /// <summary>What the coordinator says to those who are invited, in their own words.</summary>
    public string? Message { get; private set; }

    /// <summary>The months after which the chain wants to measure again; none when it has not said.</summary>
    public int? RepeatMonths { get; private set; }

    /// <summary>Asks a person of the chain; the participant keeps name, partner and level as they are now. Somebody who takes part already keeps that sheet.</summary>
    /// <exception cref="RuleBroken">The round is closed, or the partner belongs to another chain.</exception>
    public Participant Invite(Person person, Partner partner)
    {
        if (State == RoundState.Closed) throw new RuleBroken(Rule.ParticipantsAreFixedOnceClosed);

        var participant = ParticipantOf(person) ?? Invite(partner, person.Name, person.Level, person.AccountId);
        participant.GiveTo(person);
        return participant;
    }

    /// <summary>Gives somebody who was taken out and added again the sheet back that stayed in this open round.</summary>
    public void TakeUp(Person person)
    {
        if (State == RoundState.Open) ParticipantOf(person)?.GiveTo(person);
    }

    /// <summary>Makes a sheet of this open round a person's, as the person's name, address, partner and level are now.</summary>
    /// <exception cref="RuleBroken">The round is not open.</exception>
    public void Give(Participant participant, Person person, DateOnly today)
    {
        if (State != RoundState.Open || !participants.Contains(participant)) throw new RuleBroken(Rule.ParticipantsAreFixedOnceClosed);

        participant.MoveTo(person, today);
        Version++;
    }

    /// <summary>
    /// Lets the sheets of partners follow to the partner that they became part of. It is shown apart when one of them was:
    /// its people are no fewer.
    /// </summary>
    public void Follow(IReadOnlyCollection<Partner> merged, Partner successor)
    {
        if (State != RoundState.Open) return;

        foreach (var participant in participants.Where(own => merged.Any(partner => partner.Id == own.PartnerId))) participant.MoveTo(successor);
        if (PartnersShownApart is { } shown && merged.Any(partner => shown.Contains(partner.Id)) && !shown.Contains(successor.Id)) PartnersShownApart = [.. shown, successor.Id];
        Version++;
    }

    /// <summary>
    /// Two places of one person become one. If they were asked for different partners, these are counted together from now on:
    /// which of the two sheets stays depends on who handed in.
    /// </summary>
    public void BecomeOne(Participant one, Participant other)
    {
        foreach (var participant in participants.Where(own => own.AskedFor == other.AskedFor).ToList()) participant.CountWith(one.AskedFor);
    }

    /// <summary>Which of two sheets of one person stays: one that was handed in; of two of these the one that the coordinator chose beforehand, of two that were not the one that was answered last.</summary>
    public static Participant StaysOf(Participant own, Participant other, bool ownCounts) => (own.Sheet.SubmittedAt is not null, other.Sheet.SubmittedAt is not null) switch
    {
        (true, true) => ownCounts ? own : other,
        (true, false) => own,
        (false, true) => other,
        _ => own.Sheet.LastAnswer >= other.Sheet.LastAnswer ? own : other,
    };

    /// <summary>How a person takes part already, recognised by itself, by its address or by its account.</summary>
    public Participant? ParticipantOf(Person person) => participants.Find(participant =>
        participant.PersonId == person.Id || participant.Address == person.Email || (person.AccountId is not null && participant.AccountId == person.AccountId));

    /// <exception cref="RuleBroken">The round is closed, or the partner belongs to another chain.</exception>
    public Participant Invite(Partner partner, string name, Level level, Guid? accountId = null)
    {
        if (State == RoundState.Closed) throw new RuleBroken(Rule.ParticipantsAreFixedOnceClosed);
        if (partner.ChainId != ChainId) throw new RuleBroken(Rule.PartnerIsNotInTheChain);

        var participant = new Participant(Id, partner, name, level, accountId);
        if (State == RoundState.Open)
        {
            participant.Sheet.Open();

            // Two who ask newcomers at once, or one who asks while another closes, must not both succeed.
            Version++;
        }

        participants.Add(participant);
        return participant;
    }

    /// <summary>Changes what may still change of an open round: what it is called, what was said to those who are asked, and its announced last day, earlier or later.</summary>
    /// <exception cref="RuleBroken">The round is not open, or a new last day is not after today.</exception>
    public void Mend(string name, string? message, DateOnly closesOn, DateOnly today)
    {
        if (State != RoundState.Open) throw new RuleBroken(Rule.OnlyAnOpenRoundIsMended);
        if (closesOn != ClosesOn && closesOn <= today) throw new RuleBroken(Rule.RoundEndsAfterToday);

        SetWords(name, message);
        ClosesOn = closesOn;
        Version++;
    }

    internal void Open(DateTimeOffset now)
    {
        if (State != RoundState.Draft) throw new RuleBroken(Rule.OnlyADraftOpens);
        if (Rules is { Disclosure.Mode: DisclosureMode.Protected, Comments: CommentRule.WithPartner }) throw new RuleBroken(Rule.ProtectedCommentsHaveNoPartner);
        if (participants.Select(participant => participant.PartnerId).Distinct().Count() < 2)
            throw new RuleBroken(Rule.RoundNeedsTwoPartners);

        State = RoundState.Open;
        OpenedAt = now;
        Version++;
        foreach (var participant in participants) participant.Sheet.Open();
        PartnersShownApart =
        [
            .. participants.CountBy(participant => participant.PartnerId).Where(partner => !Rules.Disclosure.Pools(partner.Value)).Select(partner => partner.Key),
        ];
    }

    /// <summary>
    /// Whether the people of a partner are told that its figures are only shown together with those of others. Of an open
    /// round that was so from its opening, and stays so however many more are asked.
    /// </summary>
    public bool Pools(Guid partner) =>
        IsPooledSinceOpening(partner) ?? Rules.Disclosure.Pools(participants.Count(participant => participant.PartnerId == partner));

    /// <summary>What <see cref="Pools"/> was at the opening; null when that was not kept. A named round pools nobody.</summary>
    internal bool? IsPooledSinceOpening(Guid partner) => Rules.Disclosure.Mode == DisclosureMode.Protected ? !PartnersShownApart?.Contains(partner) : false;

    /// <summary>Ends the answering and gives the round's results. Only submitted sheets count. This cannot be undone.</summary>
    /// <param name="chain">The chain of the round, with its partners.</param>
    /// <param name="questionnaire">The version that the round opened with.</param>
    /// <param name="dossier">What is on record of the chain; none for a round that was held elsewhere.</param>
    /// <param name="previous">The scorecard of the closed round before, if there is one.</param>
    /// <param name="now">The instant of closing.</param>
    /// <exception cref="RuleBroken">The round is not open, or the questionnaire is another version.</exception>
    public Scorecard Close(Chain chain, Questionnaire questionnaire, ChainDossier? dossier, Scorecard? previous, DateTimeOffset now)
    {
        if (State != RoundState.Open) throw new RuleBroken(Rule.OnlyAnOpenRoundCloses);
        if (questionnaire.Version != Questionnaire) throw new RuleBroken(Rule.QuestionnaireIsAnother);

        State = RoundState.Closed;
        ClosedAt = now;
        Version++;

        // Who was taken out stayed until now whether they had handed in or not, so that nobody could tell which.
        participants.RemoveAll(participant => participant.RemovedAt is not null && participant.Sheet.SubmittedAt is null);
        foreach (var participant in participants) participant.Seal();

        return Scoring.Scoring.Of(new ScoringInput
        {
            Questionnaire = questionnaire,
            Weighting = Rules.Weighting,
            Disclosure = Rules.Disclosure,
            Partners = [.. Invited(chain)],
            Sheets = [.. Submitted.Select(participant => participant.Sheet.ForScoring(questionnaire, KeyOf(chain, participant), participant.Level))],
            Chain = new ScoredChain(chain.Slug, chain.Name),
            Round = new ScoredRound(Number, Name, Amsterdam.Day(OpenedAt!.Value), Amsterdam.Day(now)),
            Evidence = dossier is null ? null : Evidence.Of(dossier, Amsterdam.Day(now)),
            Previous = previous,
        });
    }

    /// <summary>
    /// The comments that the round's rule lets be seen, in an order that gives nobody away: by principle, partner and text.
    /// None of a principle that is withheld, since few people answered it.
    /// </summary>
    public IReadOnlyList<PublishedComment> PublishedComments(Chain chain, Scorecard scorecard)
    {
        if (Rules.Comments == CommentRule.NotShown) return [];

        return
        [
            .. Submitted
                .SelectMany(participant => participant.Sheet.Comments.Where(comment => scorecard.ShowsComments(comment.Principle)).Select(comment => new PublishedComment(
                    comment.Principle,
                    Rules.Comments == CommentRule.WithPartner ? KeyOf(chain, participant) : null,
                    comment.Text)))
                .OrderBy(comment => comment.Principle)
                .ThenBy(comment => comment.PartnerKey, StringComparer.Ordinal)
                .ThenBy(comment => comment.Text, StringComparer.Ordinal),
        ];
    }

    private void SetWords(string name, string? message)
    {
        Name = Naming.Checked(name, LongestName);
        Message = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
    }

    private IEnumerable<Participant> Submitted => participants.Where(participant => participant.Sheet.SubmittedAt is not null);

    private IEnumerable<InvitedPartner> Invited(Chain chain) =>
        from partner in chain.Partners
        let invited = participants.Count(participant => participant.PartnerId == partner.Id)
        where invited > 0
        orderby partner.Key
        select new InvitedPartner(partner.Key, partner.Name, invited, Pools(partner.Id)) { Before = Before(chain, partner) };

    /// <summary>The keys of the partners that became part of this one, and are asked no more themselves.</summary>
    private List<string> Before(Chain chain, Partner partner) =>
    [
        .. chain.BecameOne(partner)
            .Where(merged => participants.TrueForAll(participant => participant.PartnerId != merged.Id))
            .Select(merged => merged.Key)
            .Order(StringComparer.Ordinal),
    ];

    private static string KeyOf(Chain chain, Participant participant) =>
        chain.Partners.Single(partner => partner.Id == participant.PartnerId).Key;
}

/// <summary>A comment as it may be shown; without a partner's key where the rule says so.</summary>
public sealed record PublishedComment(Principle Principle, string? PartnerKey, string Text);
