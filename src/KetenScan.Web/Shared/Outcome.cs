namespace KetenScan.Web.Shared;

/// <summary>The outcome of an action.</summary>
/// <param name="At">The place on the page where it is shown.</param>
/// <param name="Words">What was done; null when it was refused.</param>
public sealed record Outcome(string At, string? Words)
{
    /// <summary>Why it was refused, apart from single fields.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>The errors by field id, in the order of the form.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; private init; } = new Dictionary<string, string>();

    public bool IsRefusal => Words is null;

    public static Outcome Refused(string at, params IReadOnlyList<string> problems) => new(at, null) { Problems = problems };

    /// <param name="at">The place on the page.</param>
    /// <param name="fields">Ids of fields, each with its error. If an id occurs twice, the first counts.</param>
    public static Outcome Wrong(string at, IEnumerable<(string Field, string Problem)> fields) =>
        new(at, null) { Fields = fields.DistinctBy(field => field.Field).ToDictionary(field => field.Field, field => field.Problem) };

    internal static Dictionary<string, object> Marks(Outcome? outcome, string field, string? help)
    {
        var isWrong = outcome?.Fields.ContainsKey(field) == true;
        var marks = new Dictionary<string, object>();
        if (isWrong) marks["aria-invalid"] = "true";
        if (isWrong
            || help is not null) marks["aria-describedby"] = string.Join(' ', new[] { help, isWrong ? FieldProblem.IdOf(field) : null }.OfType<string>());
        return marks;
    }
}
