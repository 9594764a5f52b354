using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

/// <summary>How many people of a partner are asked on a level.</summary>
public sealed record Asked(Guid Partner, Level Level, int People);

/// <summary>Something that a participant is told beforehand about its own answers.</summary>
public enum Exposure
{
    /// <summary>Its partner's figure is this person's score.</summary>
    AloneOfPartner,

    /// <summary>Its level's figure is this person's score.</summary>
    AloneOfLevel,

    /// <summary>The figures of partners and levels together give this person's score.</summary>
    AloneTogether,

    /// <summary>The only colleague who is asked can take their own score off the partner's figure.</summary>
    TwoOfPartner,

    /// <summary>The only other one on this level can do the same with the level's figure.</summary>
    TwoOfLevel,

    /// <summary>One other can do the same with the figures of partners and levels together.</summary>
    TwoTogether,

    /// <summary>Every count of the round is this person's answer.</summary>
    AloneInAll,

    /// <summary>The only other one of the round can take their own answers off the counts.</summary>
    TwoInAll,

    /// <summary>So few are asked that the counts per statement may give answers away.</summary>
    FewInAll,

    /// <summary>Fewer are asked than a protected round shows anything about.</summary>
    NothingShown,

    /// <summary>The partner's figure is never shown apart in this round, whoever is asked later.</summary>
    Pooled,

    /// <summary>The partner's figure is shown apart if enough of its people answer.</summary>
    ShownApart,
}

/// <summary>
/// What a participant is told before the first answer about who sees what: from the round's rules and who is asked now.
/// In a named round a figure is over whoever answers, so any figure may become one person's; told apart is what it is
/// or gives away even when everyone answers.
/// </summary>
public sealed record Promise
{
    /// <summary>In a named round with fewer people than this the counts per statement are told to give answers away.</summary>
    public const int Few = 5;

    public required Disclosure Disclosure { get; init; }

    public required CommentRule Comments { get; init; }

    /// <summary>The participant's own.</summary>
    public required Level Level { get; init; }

    /// <summary>How many people of the participant's partner are asked now.</summary>
    public required int OfPartner { get; init; }

    /// <summary>How many people are asked now.</summary>
    public required int InAll { get; init; }

    /// <summary>What concerns this person most, first.</summary>
    public required IReadOnlyList<Exposure> Told { get; init; }

    public bool IsProtected => Disclosure.Mode == DisclosureMode.Protected;

    /// <summary>Everybody can tell this person's own score, if everyone who is asked answers.</summary>
    public bool ShowsOwnScore => Told.Any(told => told is Exposure.AloneOfPartner or Exposure.AloneOfLevel or Exposure.AloneTogether or Exposure.AloneInAll);

    /// <summary>One other can tell this person's own score, if everyone who is asked answers.</summary>
    public bool ShowsOneOther => !ShowsOwnScore
        && Told.Any(told => told is Exposure.TwoOfPartner or Exposure.TwoOfLevel or Exposure.TwoTogether or Exposure.TwoInAll);

    /// <summary>What somebody is told who is asked in a round that is open.</summary>
    /// <param name="round">Its rules, and what was fixed at its opening.</param>
    /// <param name="asked">Everybody who is asked now.</param>
    /// <param name="partner">The person's own.</param>
    /// <param name="level">The person's own.</param>
    public static Promise In(Round round, IReadOnlyList<Asked> asked, Guid partner, Level level) =>
        Of(round.Rules, asked, partner, level, isPooled: round.IsPooledSinceOpening(partner) == true);

    /// <summary>What somebody will be told when a round opens by these rules for these people.</summary>
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

        // Where everybody can tell the score, it is no news that one other can.
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

    /// <summary>The fewest people, this one among them, about whom the figures of partners and levels together give a figure.</summary>
    /// <remarks>
    /// Partners on one level only can be taken off a level's figure whole. What is left of it is, per partner on both
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
