using System.Globalization;
using KetenScan.Data;
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

    public bool IsFiltered => Filters.Any();

    /// <summary>The same order and chosen chains, without filters.</summary>
    public Comparison Unfiltered() => new() { Order = Order, Chosen = Chosen, About = About };

    /// <summary>The filters that are set, in the order of the query string.</summary>
    internal IEnumerable<ComparisonFilter> Filters => ComparisonFilter.All.Where(filter => filter.IsSet(this));

    /// <summary>The same without one of its filters.</summary>
    internal Comparison Without(ComparisonFilter filter) =>
        Filters.Where(other => other != filter).Aggregate(Unfiltered(), (kept, other) => other.Read(kept, other.Write(this)!)!);

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

            foreach (var filter in ComparisonFilter.All) Add(filter.Name, filter.Write(this));
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
            ? CleanText.Of(value).Trim()
            : null;
        var comparison = new Comparison();
        foreach (var filter in ComparisonFilter.All)
        {
            if (Text(filter.Name) is not { } text) continue;

            var read = filter.Read(comparison, text);
            if (read is null) unknown.Add(new Unknown(filter.Name, text));
            comparison = read ?? comparison;
        }

        var order = Text("sort") is { } sort ? ComparisonOrder.Read(sort) : ComparisonOrder.Usual;
        if (order is null) unknown.Add(new Unknown("sort", Text("sort")!));
        Principle? about = Text("principle") is null ? Principle.SharedAmbition
            : int.TryParse(Text("principle"), CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 8 ? (Principle)number
            : null;
        if (about is null) unknown.Add(new Unknown("principle", Text("principle")!));
        return (comparison with
        {
            Order = order ?? ComparisonOrder.Usual,
            Chosen =
            [
                .. (given.TryGetValue(Compare.Unknown.Chain, out var chains) ? chains.OfType<string>() : [])
                    .Select(slug => CleanText.Of(slug)).Distinct().Take(ChosenLine.Most),
            ],
            About = about ?? Principle.SharedAmbition,
        }, unknown);
    }
}
