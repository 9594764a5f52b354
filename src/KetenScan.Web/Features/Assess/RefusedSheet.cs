namespace KetenScan.Web.Features.Assess;

/// <summary>A form of the sheet that was refused.</summary>
public sealed record RefusedSheet
{
    /// <summary>The id of the sheet that it was sent to.</summary>
    public Guid Sheet { get; init; }

    /// <summary>Whether its token belongs to another session: sent again it is stored.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Why, for the whole form; null when the reasons are those of fields.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, by the name of a field.</summary>
    public IReadOnlyDictionary<string, string> Why { get; init; } = new Dictionary<string, string>();

    /// <summary>What was filled in, by the name of a field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What somebody wrote in it. Only texts are worth copying: an answer is a click.</summary>
    public IReadOnlyList<string> Texts =>
        [.. Typed.Where(typed => typed.Key.StartsWith(CommentChange.Kind, StringComparison.Ordinal)).Select(typed => typed.Value)];
}
