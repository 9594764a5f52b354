namespace KetenScan.Domain.Tests.Scoring;

/// <summary>People whose answers weigh the same in every equation.</summary>
/// <param name="People">The number of people.</param>
/// <param name="Columns">For each of their answers, its weight in each equation.</param>
internal sealed record Weighed(int People, IReadOnlyList<long[]> Columns);

/// <summary>Searches all combinations of equations for one that eliminates all but a few people.</summary>
/// <remarks>
/// A combination leaves people out when it is at right angles to all their columns. Columns that point the same way are
/// left out together; when those hold the minimum of people or more, they must be left out, and the others are seen
/// without them. What then still points somewhere is tried.
/// </remarks>
internal static class Combination
{
    public static int? FewestPeople(IReadOnlyList<Weighed> groups, int minimum)
    {
        var leftOut = new Span();
        var left = Remaining(groups, leftOut);
        while (true)
        {
            var many = left
                .SelectMany(group => group.Columns, (group, column) => (Key: string.Join(' ', column), column, group))
                .GroupBy(one => one.Key)
                .FirstOrDefault(same => same.Select(one => one.group).Distinct().Sum(group => group.People) >= minimum);
            if (many is null) break;

            leftOut.Add(many.First().column);
            left = Remaining(left, leftOut);
        }

        return Fewest(left, [], leftOut, minimum) is var fewest && fewest < minimum ? fewest : null;
    }

    /// <summary>The groups that are not eliminated, each with the remainder of its columns.</summary>
    private static List<Weighed> Remaining(IEnumerable<Weighed> groups, Span leftOut) =>
        [
            .. groups
                .Select(group => group with { Columns = [.. group.Columns.Select(leftOut.Remainder).OfType<long[]>()] })
                .Where(group => group.Columns.Count > 0),
        ];

    /// <summary>Tries eliminating and keeping the first undecided group, then the next.</summary>
    /// <returns>The smallest number of people in any combination, or <paramref name="best"/> if none has fewer.</returns>
    private static int Fewest(List<Weighed> undecided, List<Weighed> kept, Span leftOut, int best)
    {
        var people = kept.Sum(group => group.People);
        if (people >= best) return best;
        if (undecided.Count == 0) return kept.Count > 0 ? people : best;

        var (first, rest) = (undecided[0], undecided.Skip(1));
        var without = leftOut.Copy();
        foreach (var column in first.Columns) without.Add(column);
        best = Fewest(Remaining(rest, without), Remaining(kept, without), without, best);
        return Fewest([.. rest], [.. kept, first], leftOut, best);
    }
}
