namespace KetenScan.Web.Features.Rounds;

/// <summary>How many of a partner's people have handed in; never who and never what.</summary>
/// <param name="Name">Null for several small partners together.</param>
/// <param name="Invited">Without those who were taken out of the round.</param>
/// <param name="Submitted">With those who were taken out and whose sheet stays, so that taking one out does not tell whether they handed in.</param>
/// <param name="Partners">Of how many partners they are.</param>
public sealed record PartnerProgress(string? Name, int Partners, int Invited, int Submitted)
{
    /// <summary>In a round that shows partners by name a row is of two people at least: that of one says who handed in.</summary>
    public const int SmallestNamed = 2;

    /// <summary>
    /// Partners with fewer people asked than <paramref name="smallest"/> are taken together, with the next larger ones
    /// while they are too few themselves, since what is taken together follows from the total. One whose people were all taken
    /// out is among them: left out, it would leave the others apart, and that would tell of its people. No row has more who
    /// handed in than were asked.
    /// </summary>
    public static IReadOnlyList<PartnerProgress> Of(IEnumerable<PartnerProgress> partners, int smallest)
    {
        List<PartnerProgress> bySize = [.. partners.OrderBy(partner => partner.Invited).ThenBy(partner => partner.Name, StringComparer.CurrentCulture)];
        var together = bySize.Count(partner => partner.Invited < smallest);
        while (together > 0 && together < bySize.Count && bySize.Take(together).Sum(partner => partner.Invited) < smallest) together++;

        IEnumerable<PartnerProgress> apart = bySize.Skip(together).OrderBy(partner => partner.Name, StringComparer.CurrentCulture);
        return [.. (together == 0 ? apart : apart.Append(Together([.. bySize.Take(together)]))).Select(row => row with { Submitted = Math.Min(row.Invited, row.Submitted) })];
    }

    private static PartnerProgress Together(List<PartnerProgress> small) =>
        new(null, small.Count, small.Sum(partner => partner.Invited), small.Sum(partner => partner.Submitted));
}
