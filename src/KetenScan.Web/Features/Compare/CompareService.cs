using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Compare;

public sealed record ComparedFigure(Principle Principle, double? Score, double? Change, int? ChecksMet, int? Checks);

/// <summary>One chain's latest scorecard; without one only its name.</summary>
public sealed record ComparedChain(string Slug, string Name, string Field, ComparedCard? Latest);

public sealed record ComparedCard(
    int Round, DateOnly ClosedOn, int Partners, int Responded, int? Invited, double? Overall, double? OverallChange, IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<double?> Course);

public sealed class CompareService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>The chains that the viewer may lay side by side, by name, each with its latest stored scorecard.</summary>
    public async Task<IReadOnlyList<ComparedChain>> Load(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chains = await db.ChainsComparedBy(viewer)
            .Select(chain => new
            {
                chain.Slug,
                chain.Name,
                chain.Field,
                Latest = db.Scorecards
                    .Where(card => card.ChainId == chain.Id)
                    .OrderByDescending(card => card.ClosedOn).ThenByDescending(card => card.RoundNumber)
                    .Select(card => new
                    {
                        card.RoundNumber,
                        card.ClosedOn,
                        card.Partners,
                        card.Responded,
                        card.Invited,
                        card.Overall,
                        card.OverallChange,
                        Figures = card.Figures.OrderBy(figure => figure.Principle).Select(figure => new ComparedFigure(figure.Principle, figure.Score, figure.Change, figure.ChecksMet, figure.Checks)).ToList(),
                    })
                    .FirstOrDefault(),
                Course = db.Scorecards.Where(card => card.ChainId == chain.Id).OrderBy(card => card.ClosedOn).ThenBy(card => card.RoundNumber).Select(card => card.Overall).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancel);

        return
        [
            .. from chain in chains
               orderby chain.Name
               let card = chain.Latest
               select new ComparedChain(
                   chain.Slug,
                   chain.Name,
                   chain.Field,
                   card is null
                       ? null
                       : new ComparedCard(card.RoundNumber, card.ClosedOn, card.Partners, card.Responded, card.Invited, card.Overall, card.OverallChange, card.Figures, chain.Course)),
        ];
    }
}
