using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Something in the database that can be jumped to.</summary>
internal sealed class JumpRow
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    /// <summary>The name of its chain.</summary>
    public required string Chain { get; init; }

    public required string Name { get; init; }

    public required string Detail { get; init; }

    /// <summary>In which the words are searched.</summary>
    public required string Text { get; init; }

    /// <summary>Of a round; zero otherwise.</summary>
    public required int Number { get; init; }

    /// <summary>Until when an action is to be done; null otherwise.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>An archived chain or an ended action: comes last.</summary>
    public required bool IsPast { get; init; }
}

/// <summary>What a viewer may jump to, from the gate on.</summary>
internal static class JumpQueries
{
    public static IQueryable<JumpRow> Chains(KetenScanDb db, Viewer viewer) =>
        from chain in db.ChainsOf(viewer)
        select new JumpRow
        {
            Id = chain.Id,
            Slug = chain.Slug,
            Chain = chain.Name,
            Name = chain.Name,
            Detail = chain.Field,
            Text = chain.Name + " " + chain.Field,
            Number = 0,
            Day = null,
            IsPast = chain.ArchivedAt != null,
        };

    public static IQueryable<JumpRow> Rounds(KetenScanDb db, Viewer viewer, RoundState state) =>
        from round in db.RoundsOf(viewer)
        where round.State == state
        join chain in db.Chains on round.ChainId equals chain.Id
        select new JumpRow
        {
            Id = round.Id,
            Slug = chain.Slug,
            Chain = chain.Name,
            Name = round.Name,
            Detail = chain.Name,
            Text = round.Number + " " + round.Name + " " + chain.Name,
            Number = round.Number,
            Day = null,
            IsPast = false,
        };

    /// <summary>Only of chains that the viewer runs: nobody else sees who is asked.</summary>
    /// <param name="byAddress">Whether e-mail addresses are searched too; otherwise half of a chain would match the name of its provider.</param>
    public static IQueryable<JumpRow> People(KetenScanDb db, Viewer viewer, bool byAddress) =>
        from chain in db.ChainsRunBy(viewer)
        join person in db.People on chain.Id equals person.ChainId
        join partner in db.Partners on person.PartnerId equals partner.Id
        select new JumpRow
        {
            Id = person.Id,
            Slug = chain.Slug,
            Chain = chain.Name,
            Name = person.Name,
            Detail = partner.Organisation.Name,
            Text = person.Name + " " + (byAddress ? person.Email : "") + " " + partner.Organisation.Name + " " + chain.Name,
            Number = 0,
            Day = null,
            IsPast = false,
        };

    public static IQueryable<JumpRow> Actions(KetenScanDb db, Viewer viewer) =>
        from chain in db.ChainsOf(viewer)
        join action in db.ImprovementActions on chain.Id equals action.ChainId
        select new JumpRow
        {
            Id = action.Id,
            Slug = chain.Slug,
            Chain = chain.Name,
            Name = action.What,
            Detail = action.Owner,
            Text = action.What + " " + action.Owner + " " + chain.Name,
            Number = 0,
            Day = action.Due,
            IsPast = action.State != ActionState.Open,
        };

    /// <summary>The first that contain every word: of the current chain first, then those that begin with the first word.</summary>
    public static Task<List<JumpRow>> First(this IQueryable<JumpRow> rows, string[] words, string? current, CancellationToken cancel)
    {
        foreach (var word in words) rows = rows.Where(row => FoldedText.Of(row.Text).Contains(word));
        var first = words.FirstOrDefault("");
        return rows
            .OrderBy(row => row.IsPast)
            .ThenByDescending(row => row.Slug == current)
            .ThenByDescending(row => FoldedText.Of(row.Name).StartsWith(first))
            .ThenByDescending(row => row.Number)
            .ThenBy(row => row.Day)
            .ThenBy(row => row.Name)
            .ThenBy(row => row.Id)
            .Take(JumpService.MostPerGroup)
            .ToListAsync(cancel);
    }
}
