using KetenScan.Domain.Scoring;

namespace KetenScan.Web.Features.Rounds;

/// <summary>A warning before closing a round that few people answered.</summary>
/// <param name="Minimum">Fewer handed in than the smallest group of this protected round, so nothing will be shown; null when enough did.</param>
/// <param name="IsNobody">Whether nobody handed in at all.</param>
/// <param name="IsUnderHalf">Whether fewer than half of those asked handed in.</param>
/// <param name="Silent">The number of partners from which nobody handed in.</param>
internal sealed record LowResponse(int? Minimum, bool IsNobody, bool IsUnderHalf, int Silent)
{
    /// <returns>Null when enough people of every partner handed in.</returns>
    public static LowResponse? Of(RoundView round)
    {
        var found = new LowResponse(
            round.Submitted < round.MinimumGroup ? round.MinimumGroup : null,
            round.Submitted == 0,
            Response.IsLow(round.Submitted, round.Invited),
            round.Partners?.Where(partner => partner.Submitted == 0).Sum(partner => partner.Partners) ?? 0);
        return found is { Minimum: null, IsNobody: false, IsUnderHalf: false, Silent: 0 } ? null : found;
    }
}
