using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Figures;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Features.Compare;

/// <summary>A value in the query string that the comparison does not know and ignores.</summary>
public sealed record Unknown(string Name, string Value)
{
    public const string Chain = "chain";

    /// <summary>Whether it is a chain that the viewer may not see, or that does not exist.</summary>
    public bool IsChain => Name == Chain;
}

/// <summary>What is compared: which chains, in which order, which ones in detail, and which principle. All of it is in the query string.</summary>
public sealed record Comparison
{
    public const string Page = "compare";

    public string? Name { get; init; }

    public string? Field { get; init; }

    public string? Region { get; init; }

    public ChainSize? Size { get; init; }

    /// <summary>Key and version, such as <c>keten-8/1</c>.</summary>
    public string? Questionnaire { get; init; }

    /// <summary>Takes the latest round of each chain that closed on or after this day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>And on or before this day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The minimum response, in percent.</summary>
    public int? Response { get; init; }

    /// <summary>The band of the overall score.</summary>
    public Band? Band { get; init; }

    public ComparisonOrder Order { get; init; } = ComparisonOrder.Usual;

    /// <summary>The slugs of the chains to compare in detail; at most six.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>The principle of the quadrant and of the chart over the rounds.</summary>
    public Principle About { get; init; } = Principle.SharedAmbition;

    /// <summary>True when a filter needs a closed round.</summary>
    public bool AsksForRound =>
        Size is not null || Questionnaire is not null || From is not null || Until is not null || Response is not null || Band is not null;

    public bool IsFiltered => AsksForRound || Name is not null || Field is not null || Region is not null;

    /// <summary>The same order and chosen chains, without filters.</summary>
    public Comparison Unfiltered() => new() { Order = Order, Chosen = Chosen, About = About };

    /// <summary>The page with its query string.</summary>
    public string Address => $"{Page}{Query}";

    /// <summary>The query string with its question mark; empty for the default comparison.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            void Add(string name, string? value)
            {
                if (value is not null) query.Add(name, value);
            }

            Add("q", Name);
            Add("field", Field);
            Add("region", Region);
            Add("size", Size is null ? null : Written(Size.Value));
            Add("questionnaire", Questionnaire);
            Add("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Add("until", Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Add("response", Response?.ToString(CultureInfo.InvariantCulture));
            Add("band", Band is null ? null : Written(Band.Value));
            Add("sort", Order == ComparisonOrder.Usual ? null : Order.Written);
            foreach (var slug in Chosen) Add(Unknown.Chain, slug);
            Add("principle", About == Principle.SharedAmbition ? null : ((int)About).ToString(CultureInfo.InvariantCulture));
            return query.ToString();
        }
    }

    /// <summary>Parses a query string.</summary>
    /// <returns>The comparison, and the values that were not understood.</returns>
    public static (Comparison Comparison, IReadOnlyList<Unknown> Unknown) Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var unknown = new List<Unknown>();
        var given = query.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        string? Text(string name) => given.TryGetValue(name, out var values) && values.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) is { } value
            ? value.Trim()
            : null;
        T? Value<T>(string name, Func<string, T?> read)
            where T : struct
        {
            if (Text(name) is not { } text) return null;

            var value = read(text);
            if (value is null) unknown.Add(new Unknown(name, text));
            return value;
        }

        var order = Text("sort") is { } sort ? ComparisonOrder.Read(sort) : ComparisonOrder.Usual;
        if (order is null) unknown.Add(new Unknown("sort", Text("sort")!));
        return (new Comparison
        {
            Name = Text("q"),
            Field = Text("field"),
            Region = Text("region"),
            Size = Value("size", Named<ChainSize>),
            Questionnaire = Text("questionnaire"),
            From = Value("from", Day),
            Until = Value("until", Day),
            Response = Value("response", text => int.TryParse(text, CultureInfo.InvariantCulture, out var share)
                && share is >= 0 and <= 100 ? share : (int?)null),
            Band = Value("band", Named<Band>),
            Order = order ?? ComparisonOrder.Usual,
            Chosen = [.. (given.TryGetValue(Compare.Unknown.Chain, out var chains) ? chains.OfType<string>() : []).Distinct().Take(ChosenLine.Most)],
            About = Value("principle", text => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
                && number is >= 1 and <= 8 ? (Principle)number : (Principle?)null) ?? Principle.SharedAmbition,
        }, unknown);
    }

    public static string Written<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Named<T>(string text)
        where T : struct, Enum => Enum
            .GetValues<T>()
            .Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .SingleOrDefault();

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
