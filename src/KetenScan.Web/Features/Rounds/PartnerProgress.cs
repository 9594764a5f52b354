namespace KetenScan.Web.Features.Rounds;

/// <summary>How many of a partner's people have handed in; never who, and never what.</summary>
/// <param name="Name">Null for several small partners combined.</param>
/// <param name="Invited">People asked, without those who were taken out of the round.</param>
/// <param name="Submitted">Includes people who were taken out while their sheet stays, so that taking one out does not reveal whether they handed in.</param>
/// <param name="Partners">The number of partners combined.</param>
public sealed record PartnerProgress(string? Name, int Partners, int Invited, int Submitted)
{
    /// <summary>In a round that shows partners by name a row has at least two people: with one, it would reveal who handed in.</summary>
    public const int SmallestNamed = 2;

    /// <summary>
    /// Combines partners with fewer people asked than <paramref name="smallest"/>. If they are too few together, the next larger
    /// partners are added, because the combined number follows from the total. A partner whose people were all taken out is included:
    /// otherwise the other partners would be shown apart, which would reveal something about its people. In no row have more people
    /// handed in than were asked.
    /// </summary>
    public static IReadOnlyList<PartnerProgress> Of(IEnumerable<PartnerProgress> partners, int smallest)
    {
        List<PartnerProgress> bySize = [.. partners.OrderBy(partner => partner.Invited).ThenBy(partner => partner.Name, StringComparer.CurrentCulture)];
        var together = bySize.Count(partner => partner.Invited < smallest);
        while (together > 0 && together < bySize.Count && bySize.Take(together).Sum(partner => partner.Invited) < smallest) together++;

        IEnumerable<PartnerProgress> apart = bySize.Skip(together).OrderBy(partner => partner.Name, StringComparer.CurrentCulture);
        return
        [
            .. (together == 0 ? apart : apart.Append(Together([.. bySize.Take(together)]))).Select(
                row => row with { Submitted = Math.Min(row.Invited, row.Submitted) }),
        ];
    }

    private static PartnerProgress Together(List<PartnerProgress> small) =>
        new(null, small.Count, small.Sum(partner => partner.Invited), small.Sum(partner => partner.Submitted));
}
