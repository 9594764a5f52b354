using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>Rule 10: what a protected round does not show, so that no group smaller than its minimum can be worked out.</summary>
/// <remarks>
/// Partners with few respondents are taken together before anything is computed: every sum, spread and interval knows the
/// pool as one, so none of them gives a member away.
/// </remarks>
internal static class Withholding
{
    /// <summary>The respondents by partner; in a protected round those of small partners together.</summary>
    /// <returns>Only units with respondents: the partners in order of the input, then the pool.</returns>
    public static IReadOnlyList<Unit> Units(IReadOnlyList<InvitedPartner> partners, IEnumerable<Respondent> respondents, Disclosure disclosure)
    {
        var ofPartner = respondents.ToLookup(respondent => respondent.Partner);
        var present = Enumerable.Range(0, partners.Count).Where(ofPartner.Contains).ToList();
        var pooled = disclosure.Mode == DisclosureMode.Protected ? Pooled(partners, present, place => ofPartner[place].Count(), disclosure.MinimumGroup) : [];

        var units = present.Where(place => !pooled.Contains(place)).Select(place => new Unit([place], ofPartner[place], partners[place].Invited)).ToList();
        if (pooled.Count > 0) units.Add(new Unit(pooled, pooled.SelectMany(place => ofPartner[place]), Sum(pooled.Select(place => partners[place].Invited))));
        return units;
    }

    /// <summary>Whether a group of this size may be shown.</summary>
    public static bool Shows(this Disclosure disclosure, int group) => disclosure.Mode == DisclosureMode.Named || group >= disclosure.MinimumGroup;

    /// <summary>Whether the means per level may be shown.</summary>
    /// <remarks>
    /// Who knows the means of units and of levels can take whole units off a level's sum, one by one, and is left with a
    /// figure about, per unit on both levels, the people of whichever of its two levels is smaller. Those together may
    /// not be few. (Units on one level only vanish.) With one unit on both, that is: at least the minimum of each.
    /// </remarks>
    public static bool ShowsLevels(this Disclosure disclosure, IReadOnlyList<Unit> units)
    {
        var each = Enum.GetValues<Level>();
        var onBoth = units.Where(unit => each.All(level => unit.CountOf(level) > 0)).ToList();
        return each.All(level => disclosure.Shows(units.Sum(unit => unit.CountOf(level))))
            && (onBoth.Count == 0 || disclosure.Shows(onBoth.Sum(unit => each.Min(unit.CountOf))));
    }

    /// <summary>The sum, or null when a part is unknown.</summary>
    public static int? Sum(IEnumerable<int?> counts) => counts.Aggregate((int?)0, (sum, count) => sum + count);

    /// <summary>The partners below the minimum, and then the next smallest until the pool itself reaches it.</summary>
    private static List<int> Pooled(IReadOnlyList<InvitedPartner> partners, List<int> present, Func<int, int> count, int minimum)
    {
        var bySize = present.OrderBy(count).ThenBy(place => partners[place].Key, StringComparer.Ordinal).ToList();
        var pooled = bySize.TakeWhile(place => count(place) < minimum).ToList();
        while (pooled.Count > 0 && pooled.Count < bySize.Count && pooled.Sum(count) < minimum) pooled.Add(bySize[pooled.Count]);

        // In order of the input again, so that who joined last cannot be seen.
        pooled.Sort();
        return pooled;
    }
}
