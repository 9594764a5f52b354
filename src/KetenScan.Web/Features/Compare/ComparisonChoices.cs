using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

/// <summary>The filter values of the chains that the viewer may compare.</summary>
/// <param name="Slugs">The chosen chains that the viewer may compare.</param>
public sealed record ComparisonChoices(
    int Chains,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> Questionnaires,
    IReadOnlyList<string> Slugs)
{
    internal static async Task<ComparisonChoices> Find(KetenScanDb db, Viewer viewer, Comparison comparison, CancellationToken cancel)
    {
        var chains = db.ChainsComparedBy(viewer);
        var places = await chains
            .GroupBy(chain => new { chain.Field, chain.Region })
            .Select(group => new { group.Key.Field, group.Key.Region, Chains = group.Count() })
            .ToListAsync(cancel);
        var questionnaires = await db.ClosedRoundsComparedBy(viewer).Select(round => round.Rules.Questionnaire).Distinct().ToListAsync(cancel);
        var slugs = comparison.Chosen.Count == 0
            ? []
            : await chains.Where(chain => comparison.Chosen.Contains(chain.Slug)).Select(chain => chain.Slug).ToListAsync(cancel);
        return new ComparisonChoices(
            places.Sum(place => place.Chains),
            [.. places.Select(place => place.Field).Distinct().Order(StringComparer.CurrentCulture)],
            [.. places.Select(place => place.Region).OfType<string>().Distinct().Order(StringComparer.CurrentCulture)],
            [.. questionnaires.Select(version => version.ToString()).Order(StringComparer.Ordinal)],
            slugs);
    }

    /// <summary>Drops filter values that match nothing the viewer may compare, and returns them separately.</summary>
    internal (Comparison Known, IReadOnlyList<Unknown> Unknown) Known(Comparison comparison)
    {
        var unknown = comparison.Chosen.Except(Slugs).Select(slug => new Unknown(Unknown.Chain, slug)).ToList();
        string? Of(string name, string? value, IReadOnlyList<string> known)
        {
            if (value is null || known.Contains(value)) return value;

            unknown.Add(new Unknown(name, value));
            return null;
        }

        return (comparison with
        {
            Field = Of("field", comparison.Field, Fields),
            Region = Of("region", comparison.Region, Regions),
            Questionnaire = Of("questionnaire", comparison.Questionnaire, Questionnaires),
            Chosen = [.. comparison.Chosen.Where(Slugs.Contains)],
        }, unknown);
    }
}
