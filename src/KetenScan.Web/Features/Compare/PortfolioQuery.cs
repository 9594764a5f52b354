using KetenScan.Data;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>Figures about all compared chains together, counted by the database.</summary>
internal static class PortfolioQuery
{
    public static async Task<Portfolio> Count(KetenScanDb db, IQueryable<ComparedRow> rows, CancellationToken cancel)
    {
        var counted = await rows
            .GroupBy(row => new
            {
                // A chain without a closed round has none of these.
                IsScored = row.Round != null,
                Weighting = (Weighting?)row.Round!.Rules.Weighting,
                Disclosure = (DisclosureMode?)row.Round.Rules.Disclosure,
                row.Round.Rules.Questionnaire.Key,
                Version = (int?)row.Round.Rules.Questionnaire.Version,
                Scoring = (int?)row.Round.Rules.ScoringVersion,
            })
            .Select(group => new
            {
                group.Key,
                Chains = group.Count(),

                // As Response.IsLow, which cannot be translated to SQL.
                LowResponse = group.Count(row => row.Round!.Responded < Response.Low * row.Round.Invited),
            })
            .ToListAsync(cancel);
        var scored = counted
            .Where(group => group.Key.IsScored)
            .Select(group => (
                Rules: new ComparedRules
                {
                    Weighting = group.Key.Weighting!.Value,
                    Disclosure = group.Key.Disclosure!.Value,
                    Questionnaire = new(group.Key.Key, group.Key.Version!.Value),
                    ScoringVersion = group.Key.Scoring!.Value,
                },
                group.Chains,
                group.LowResponse))
            .OrderByDescending(group => group.Chains)
            .ThenBy(group => group.Rules.Questionnaire.Key, StringComparer.Ordinal)
            .ThenByDescending(group => group.Rules.Questionnaire.Version)
            .ThenByDescending(group => group.Rules.ScoringVersion)
            .ToList();
        var principles = rows.SelectMany(row => row.Round!.Principles).Where(own => own.Tenths != null);
        return new Portfolio(
            counted.Sum(group => group.Chains),
            scored.Sum(group => group.Chains),
            scored.Sum(group => group.LowResponse),
            scored.Count == 0 ? null : scored[0].Rules,
            scored.Skip(1).Sum(group => group.Chains),
            scored.Where(group => group.Rules.ScoringVersion != scored[0].Rules.ScoringVersion).Sum(group => group.Chains),
            await Spreads(principles, cancel),
            await LowestQuery.Of(db, principles, cancel));
    }

    private static async Task<IReadOnlyList<ScoreSpread>> Spreads(IQueryable<PrincipleFigures> principles, CancellationToken cancel)
    {
        var groups = await principles
            .GroupBy(own => new { own.Principle, own.Tenths })
            .Select(
                group => new
                {
                    group.Key.Principle,
                    Place = group.Key.Tenths!.Value - 10,
                    Chains = group.Count(),
                    Sure = group.Count(own => own.BandSure == true),
                })
            .ToListAsync(cancel);
        var counts = Enum.GetValues<Principle>().ToDictionary(principle => principle, _ => new int[ScoreSpread.Places]);
        foreach (var group in groups) counts[group.Principle][group.Place] += group.Chains;
        var concerns = groups
            .Where(group => new Score(ScoreSpread.ScoreAt(group.Place)).Band == Band.Concern)
            .GroupBy(group => group.Principle)
            .ToDictionary(group => group.Key, group => group.Sum(place => place.Sure));
        return [.. counts.Select(own => new ScoreSpread(own.Key, own.Value, concerns.GetValueOrDefault(own.Key)))];
    }
}
