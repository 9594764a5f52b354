using KetenScan.Load.People;
using KetenScan.Load.Servers;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Load.Fault;

/// <summary>What differs between what people were told and what is stored.</summary>
/// <param name="Checked">How many fields were compared.</param>
internal sealed record Differences(int Checked, IReadOnlyList<string> Lost, IReadOnlyList<string> Twice);

/// <summary>The answers and comments in the database, beside what people were told.</summary>
internal static class Stored
{
    /// <summary>
    /// Compares each field with the change that its owner was told is stored: there must be exactly one row, with this change or a later one. A row with
    /// this change must have its value.
    /// </summary>
    /// <param name="told">By the id of the sheet and the name of the field; read before the database is, so that this can only be behind.</param>
    /// <param name="isLatest">Whether nothing changes any more: then the stored change must be the very one.</param>
    public static async Task<Differences> Compare(
        Installation installation,
        IReadOnlyDictionary<(Guid Sheet, string Name), Change> told,
        bool isLatest,
        CancellationToken cancel)
    {
        var stored = await Read(installation, cancel);
        List<string> lost = [], twice = [];
        foreach (var ((sheet, name), change) in told)
        {
            var rows = stored[(sheet, name)].ToList();
            if (rows.Count > 1) twice.Add($"{name} of {sheet}: {rows.Count} rows");
            if (rows.Count == 0 || !IsSameOrLater(rows[0], change, isLatest))
                lost.Add($"{name} of {sheet}: told {change.Value} ({change.Number}), stored {(rows.Count == 0 ? "nothing" : $"{rows[0]}")}");
        }

        return new Differences(told.Count, lost, twice);
    }

    private static bool IsSameOrLater((string Value, long Number) row, Change change, bool isLatest) =>
        row.Number == change.Number ? row.Value == change.Value : row.Number > change.Number && !isLatest;

    private static async Task<ILookup<(Guid Sheet, string Name), (string Value, long Number)>> Read(Installation installation, CancellationToken cancel)
    {
        await using var db = installation.CreateDbContext();
        var answers = await db.Assessments.AsNoTracking()
            .SelectMany(sheet => sheet.Answers, (sheet, answer) => new { sheet.Id, answer.Statement, answer.Value, answer.Number })
            .ToListAsync(cancel);
        var comments = await db.Assessments.AsNoTracking()
            .SelectMany(sheet => sheet.Comments, (sheet, comment) => new { sheet.Id, comment.Principle, comment.Text, comment.Number })
            .ToListAsync(cancel);
        return answers.Select(answer => (Key: (answer.Id, $"answer-{answer.Statement}"), Row: ($"{answer.Value}", answer.Number)))
            .Concat(comments.Select(comment => (Key: (comment.Id, $"comment-{(int)comment.Principle}"), Row: (comment.Text, comment.Number))))
            .ToLookup(row => row.Key, row => row.Row);
    }
}
