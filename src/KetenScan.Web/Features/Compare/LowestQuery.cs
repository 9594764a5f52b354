using KetenScan.Data;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports;
using KetenScan.Reports.Comparing;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>Which principles are the lowest of their chain, counted by the database.</summary>
internal static class LowestQuery
{
    /// <summary>A principle without a rank could be anywhere, so nothing is counted for its chain.</summary>
    /// <param name="figures">The scores of the compared rounds.</param>
    public static async Task<LowestPrinciples> Of(KetenScanDb db, IQueryable<PrincipleFigures> figures, CancellationToken cancel)
    {
        var all = db.AllPrinciplesOfClosedRounds().Where(figure => figure.Tenths != null);
        var last =
            from figure in figures
            let scored = all.Count(other => other.RoundId == figure.RoundId)
            where figure.RankLowest == scored && all.All(other => other.RoundId != figure.RoundId || other.RankLowest != null)
            select new { figure.RoundId, Principle = (int)figure.Principle, Scored = scored };

        // Up to three principles: their minimum, maximum and sum identify them.
        var found = await last
            .GroupBy(own => own.RoundId)
            .Select(
                round => new
                {
                    Scored = round.Max(own => own.Scored),
                    Count = round.Count(),
                    First = round.Min(own => own.Principle),
                    Last = round.Max(own => own.Principle),
                    Sum = round.Sum(own => own.Principle),
                })
            .Where(round => round.Count <= Findings.Most && round.Count < round.Scored)
            .GroupBy(round => new { round.Count, round.First, round.Last, round.Sum })
            .Select(group => new { group.Key.Count, group.Key.First, group.Key.Last, group.Key.Sum, Chains = group.Count() })
            .ToListAsync(cancel);
        var counts =
            from own in found
            from principle in new[] { own.First, own.Last, own.Sum - own.First - own.Last }.Take(own.Count)
            group own.Chains by (Principle)principle;
        return new LowestPrinciples(found.Sum(own => own.Chains), counts.ToDictionary(group => group.Key, group => group.Sum()));
    }
}
