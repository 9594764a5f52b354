using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 10: what a protected round withholds, so that no figure of a group below the minimum can be derived.</summary>
/// <remarks>
/// Partners with few respondents are pooled before anything is computed: every sum, spread and interval treats the
/// pool as one, so none of them gives a member away. docs/decisions/0008 explains the rest.
/// </remarks>
internal static class Withholding
{
    /// <summary>Whether a group of this size may be shown.</summary>
    public static bool Shows(this Disclosure disclosure, int group) => disclosure.Mode == DisclosureMode.Named || group >= disclosure.MinimumGroup;

    /// <summary>Whether a partner with this many people is only shown together with other partners.</summary>
    public static bool Pools(this Disclosure disclosure, int people) => !disclosure.Shows(people);

    /// <summary>Whether the shown figures may single out this many people: only nobody, or enough for a group.</summary>
    public static bool IsNoneOrEnough(this Disclosure disclosure, int people) => people == 0 || disclosure.Shows(people);

    /// <summary>Whether figures that need complete sheets may be shown.</summary>
    /// <remarks>
    /// Not together with incomplete sheets, however many: one answer weighs more in the mean of a person who gave few, and so can
    /// be separated from the others (docs/decisions/0008).
    /// </remarks>
    public static bool ShowsWholeSheets(this Disclosure disclosure, int complete, int incomplete) =>
        disclosure.Mode == DisclosureMode.Named || incomplete == 0 && disclosure.Shows(complete);

    /// <summary>Whether a statement's mean represents the group: enough people answered it, and at least half of the group.</summary>
    public static bool CountsOn(this Disclosure disclosure, Group people, int statement) =>
        people.At(statement).Count is var answers && disclosure.Shows(answers) && 2 * answers >= people.Count;

    /// <summary>The statements that count for a group.</summary>
    public static IReadOnlyList<int> Counting(this Disclosure disclosure, Group people) =>
        [.. Enumerable.Range(0, people.Statements).Where(statement => disclosure.CountsOn(people, statement))];

    /// <summary>R by partner; in a protected round partners that are small or answered too few statements are pooled.</summary>
    /// <returns>Only units with respondents: the partners in order of the input, then the pool.</returns>
    public static IReadOnlyList<Unit> Units(PrincipleAnswers answers)
    {
        var input = answers.Input;
        var ofPartner = answers.Everyone.People.GroupBy(person => person.Partner).ToDictionary(group => group.Key, group => group.ToList());
        var pooled = Pooled(
            input,
            [.. ofPartner.Keys],
            partners => Answered(input.Disclosure, UnitOf(partners, isPool: true)),
            place => ofPartner[place].Count);

        var units = ofPartner.Keys.Order().Where(place => !pooled.Contains(place)).Select(place => UnitOf([place], isPool: false)).ToList();
        if (pooled.Count > 0) units.Add(UnitOf(pooled, isPool: true));
        return units;

        Unit UnitOf(IReadOnlyList<int> partners, bool isPool) => new(
            partners,
            isPool,
            [.. partners.SelectMany(place => ofPartner[place])],
            answers.Statements.Count,
            Statistics.Sum(partners.Select(place => input.Partners[place].Invited)));
    }

    /// <summary>One value per person, grouped by partner; in a protected round small partners are pooled.</summary>
    /// <param name="sheets">The indexes of the people's sheets.</param>
    /// <param name="value">Returns the value for a sheet index.</param>
    public static Strata Strata(ScoringInput input, IEnumerable<int> sheets, Func<int, double> value)
    {
        var ofPartner = sheets
            .GroupBy(sheet => input.PlaceOf(input.Sheets[sheet].Partner))
            .ToDictionary(group => group.Key, group => group.Select(value).ToList());
        var pooled = Pooled(input, [.. ofPartner.Keys], _ => true, place => ofPartner[place].Count);
        var strata = ofPartner.Keys.Order().Where(place => !pooled.Contains(place)).Select(place => StratumOf([place])).ToList();
        if (pooled.Count > 0) strata.Add(StratumOf(pooled));
        return new Strata(strata, input.Weighting, input.Invited);

        Stratum StratumOf(IReadOnlyList<int> partners) =>
            new(
                [.. partners.SelectMany(place => ofPartner[place]).Order()],
                partners.Count,
                Statistics.Sum(partners.Select(place => input.Partners[place].Invited)));
    }

    /// <summary>Whether at least half of the statements count for a group.</summary>
    public static bool Answered(Disclosure disclosure, Group people) => 2 * disclosure.Counting(people).Count >= people.Statements;

    /// <summary>The statements whose answers may be shown.</summary>
    /// <remarks>
    /// Not if a few of a unit answered while the statement counts for another unit: the total minus the units that are known
    /// from their scores would be those few.
    /// </remarks>
    public static IReadOnlyList<int> ShownStatements(Disclosure disclosure, Group everyone, IReadOnlyList<Unit> units) =>
    [
        .. Enumerable.Range(0, everyone.Statements).Where(statement =>
            disclosure.Shows(everyone.At(statement).Count)
            && (units.All(unit => disclosure.IsNoneOrEnough(unit.At(statement).Count)) || !units.Any(unit => disclosure.CountsOn(unit, statement)))),
    ];

    /// <summary>Whether the means per level may be shown.</summary>
    /// <remarks>
    /// Only if, on every statement included, each unit has no people or enough people of each level. Otherwise
    /// the figures of unit and level combined reveal the few people in both: when one person differs from all
    /// others, the unit shows which partner, and the level shows who (docs/decisions/0009). And a level of the pool is
    /// never that of one partner only: its figure would be that partner's, which was promised not to be shown separately.
    /// </remarks>
    public static bool ShowsLevels(Disclosure disclosure, IReadOnlyList<Unit> units, IReadOnlyList<int> shown, IReadOnlyList<Group> levels) =>
        levels.All(level => disclosure.Shows(level.Count) && Answered(disclosure, level))
        && units
            .Where(unit => unit.IsPool)
            .All(pool => pool.People.GroupBy(person => person.Level).All(own => own.DistinctBy(person => person.Partner).Count() > 1))
        && levels.SelectMany(disclosure.Counting).Distinct().All(statement =>
            shown.Contains(statement)
            && units.All(unit => Enum.GetValues<Level>().All(level => disclosure.IsNoneOrEnough(unit.CountOf(level, statement)))));

    /// <summary>The partners that are too small or announced as pooled, plus the next smallest until the pool is large enough.</summary>
    private static List<int> Pooled(ScoringInput input, List<int> present, Func<IReadOnlyList<int>, bool> answered, Func<int, int> count)
    {
        if (input.Disclosure.Mode == DisclosureMode.Named) return [];

        var bySize = present.OrderBy(count).ThenBy(place => input.Partners[place].Key, StringComparer.Ordinal).ToList();
        var pooled = bySize.Where(place => input.Partners[place].Pooled || input.Disclosure.Pools(count(place)) || !answered([place])).ToList();
        foreach (var next in bySize.Except(pooled).ToList())
        {
            // A pool of one would show that partner's own figure.
            if (pooled.Count == 0 || pooled.Count > 1 && input.Disclosure.Shows(pooled.Sum(count)) && answered(pooled)) break;
            pooled.Add(next);
        }

        // Back in input order, so that the partner that was added last cannot be seen.
        pooled.Sort();
        return pooled;
    }
}
