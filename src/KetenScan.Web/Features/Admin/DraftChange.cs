using KetenScan.Domain.Questionnaires;

namespace KetenScan.Web.Features.Admin;

/// <summary>What a draft changes in one principle, against the version that it comes from.</summary>
/// <param name="Changed">The codes of the statements with another text in any language.</param>
/// <param name="Added">The codes that the other version does not have.</param>
/// <param name="Removed">The codes that only the other version has.</param>
/// <param name="IsReordered">Whether the statements that both have stand in another order.</param>
public sealed record DraftChange(IReadOnlyList<string> Changed, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, bool IsReordered)
{
    public bool Any => Changed.Count + Added.Count + Removed.Count > 0 || IsReordered;

    public static DraftChange Of(DraftSection now, DraftSection origin)
    {
        List<string> both = [.. now.Statements.Select(statement => statement.Code).Where(code => origin.Find(code) is not null)];
        List<string> before = [.. origin.Statements.Select(statement => statement.Code)];
        return new DraftChange(
            [.. now.Statements.Where(statement => origin.Find(statement.Code) is { } old && !statement.IsSame(old)).Select(statement => statement.Code)],
            [.. now.Statements.Select(statement => statement.Code).Except(before)],
            [.. before.Except(both)],
            !both.SequenceEqual(before.Where(both.Contains)));
    }

    /// <summary>Of all principles together; null when there is no other version.</summary>
    public static DraftChange? Of(DraftQuestionnaire now, DraftQuestionnaire? origin)
    {
        if (origin is null) return null;

        List<DraftChange> each = [.. Enum.GetValues<Principle>().Select(principle => Of(now[principle], origin[principle]))];
        return new DraftChange(
            [.. each.SelectMany(own => own.Changed)],
            [.. each.SelectMany(own => own.Added)],
            [.. each.SelectMany(own => own.Removed)],
            each.Any(own => own.IsReordered));
    }
}
