using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

/// <summary>The number of people of a partner who are asked on a level.</summary>
public sealed record Asked(Guid Partner, Level Level, int People);

/// <summary>What a participant is warned of or promised about their answers, before answering.</summary>
public enum Exposure
{
    /// <summary>The partner's figure is this person's score.</summary>
    AloneOfPartner,

    /// <summary>The level's figure is this person's score.</summary>
    AloneOfLevel,

    /// <summary>This person's score can be derived from the figures of partners and levels combined.</summary>
    AloneTogether,

    /// <summary>The only colleague who is asked can subtract their own score from the partner's figure.</summary>
    TwoOfPartner,

    /// <summary>The only other participant on this level can subtract their own score from the level's figure.</summary>
    TwoOfLevel,

    /// <summary>One other participant can do the same with the figures of partners and levels combined.</summary>
    TwoTogether,

    /// <summary>Every count of the round is this person's answer.</summary>
    AloneInAll,

    /// <summary>The only other participant of the round can subtract their own answers from the counts.</summary>
    TwoInAll,

    /// <summary>So few people are asked that the counts per statement may give answers away.</summary>
    FewInAll,

    /// <summary>Fewer people are asked than a protected round needs to show anything.</summary>
    NothingShown,

    /// <summary>The partner's figure is never shown separately in this round, even if more people are asked later.</summary>
    Pooled,

    /// <summary>The partner's figure is shown separately if enough of its people answer.</summary>
    ShownApart,
}

/// <summary>
/// What a participant is told before the first answer about who sees what, given the round's rules and the people asked now.
/// In a named round any figure may turn out to be one person's, if only one answers; the warnings cover what figures are
/// or give away even when everyone answers.
/// </summary>
public sealed record Promise
{
    /// <summary>In a named round with fewer people than this, participants are warned that counts per statement may give answers away.</summary>
    public const int Few = 5;

    public required Disclosure Disclosure { get; init; }

    public required CommentRule Comments { get; init; }

    /// <summary>The participant's own.</summary>
    public required Level Level { get; init; }

    /// <summary>The number of people of the participant's partner who are asked now.</summary>
    public required int OfPartner { get; init; }

    /// <summary>The number of people who are asked now.</summary>
    public required int InAll { get; init; }

    /// <summary>The most important one first.</summary>
    public required IReadOnlyList<Exposure> Told { get; init; }

    public bool IsProtected => Disclosure.Mode == DisclosureMode.Protected;

    /// <summary>Whether everybody can see this person's score, if everyone who is asked answers.</summary>
    public bool ShowsOwnScore => Told.Any(told => told is Exposure.AloneOfPartner or Exposure.AloneOfLevel or Exposure.AloneTogether or Exposure.AloneInAll);

    /// <summary>Whether one other participant can work out this person's score, if everyone who is asked answers.</summary>
    public bool ShowsOneOther => !ShowsOwnScore
        && Told.Any(told => told is Exposure.TwoOfPartner or Exposure.TwoOfLevel or Exposure.TwoTogether or Exposure.TwoInAll);

    /// <summary>The promise to somebody who is asked in an open round.</summary>
    /// <param name="round">The open round.</param>
    /// <param name="asked">Everybody who is asked now, this person included.</param>
    /// <param name="partner">The person's own.</param>
    /// <param name="level">The person's own.</param>
    public static Promise In(Round round, IReadOnlyList<Asked> asked, Guid partner, Level level) =>
        Of(round.Rules, asked, partner, level, isPooled: round.IsPooledSinceOpening(partner) == true);

    /// <summary>The promise to somebody in a round that opens with these rules for these people.</summary>
    public static Promise AtOpening(RoundRules rules, IReadOnlyList<Asked> asked, Guid partner, Level level) =>
        Of(rules, asked, partner, level, isPooled: rules.Disclosure.Pools(Sum(asked.Where(group => group.Partner == partner))));

    private static Promise Of(RoundRules rules, IReadOnlyList<Asked> asked, Guid partner, Level level, bool isPooled)
    {
        var (ofPartner, inAll) = (Sum(asked.Where(group => group.Partner == partner)), Sum(asked));
        return new Promise
        {
            Disclosure = rules.Disclosure,
            Comments = rules.Comments,
            Level = level,
            OfPartner = ofPartner,
            InAll = inAll,
            Told = rules.Disclosure.Mode == DisclosureMode.Protected
                ? [.. Protected(rules.Disclosure, inAll, isPooled)]
                : [.. Named(ofPartner, Sum(asked.Where(group => group.Level == level)), Together(asked, partner, level), inAll)],
        };
    }

    private static IEnumerable<Exposure> Named(int ofPartner, int ofLevel, int together, int inAll)
    {
        if (ofPartner == 1) yield return Exposure.AloneOfPartner;
        if (ofLevel == 1) yield return Exposure.AloneOfLevel;
        if (together == 1 && ofPartner > 1 && ofLevel > 1) yield return Exposure.AloneTogether;

        // If everybody can see the score, a warning about one other participant is superfluous.
        if (ofPartner > 1 && ofLevel > 1 && together > 1)
        {
            if (ofPartner == 2) yield return Exposure.TwoOfPartner;
            if (ofLevel == 2) yield return Exposure.TwoOfLevel;
            if (together == 2 && ofPartner > 2 && ofLevel > 2) yield return Exposure.TwoTogether;
        }

        if (inAll == 1) yield return Exposure.AloneInAll;
        else if (inAll == 2) yield return Exposure.TwoInAll;
        else if (inAll < Few) yield return Exposure.FewInAll;
    }

    private static IEnumerable<Exposure> Protected(Disclosure disclosure, int inAll, bool isPooled)
    {
        if (!disclosure.Shows(inAll)) yield return Exposure.NothingShown;
        yield return isPooled ? Exposure.Pooled : Exposure.ShownApart;
    }

    /// <summary>The size of the smallest group with this person in it whose figure follows from those of partners and levels combined.</summary>
    /// <remarks>
    /// Partners on one level only can be subtracted from a level's figure as a whole. What remains is, per partner on both
    /// levels, its people on either the one level or the other (docs/decisions/0002).
    /// </remarks>
    private static int Together(IReadOnlyList<Asked> asked, Guid partner, Level level)
    {
        int Count(Guid own, Level at) => Sum(asked.Where(group => group.Partner == own && group.Level == at));
        var onBoth = asked.Select(group => group.Partner).Distinct().Where(own => Enum.GetValues<Level>().All(at => Count(own, at) > 0)).ToList();
        if (!onBoth.Contains(partner)) return Sum(asked.Where(group => group.Partner == partner));

        return Count(partner, level) + onBoth.Where(own => own != partner).Sum(own => Enum.GetValues<Level>().Min(at => Count(own, at)));
    }

    private static int Sum(IEnumerable<Asked> groups) => groups.Sum(group => group.People);
}
