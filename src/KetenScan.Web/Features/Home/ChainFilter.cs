using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Features.Home;

public enum ChainsShown
{
    Active,
    Pinned,
    Open,
    Archived,
}

public enum ChainOrder
{
    Name,
    Field,
    Score,

    /// <summary>The day on which the latest round closed.</summary>
    Closed,
}

/// <summary>Which chains the home page lists, and in which order. All of it is in the query string.</summary>
public sealed record ChainFilter
{
    public const int PageSize = 25;

    /// <summary>Up to this number chains are cards; more are a table.</summary>
    public const int MostCards = 8;

    private const int LongestSearch = 80;

    /// <summary>A part of the name or field; null for all.</summary>
    public string? Search { get; init; }

    public ChainsShown Show { get; init; }

    public ChainOrder Order { get; init; }

    /// <summary>From high to low, or Z to A.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The home page with this list in view.</summary>
    public string Address
    {
        get
        {
            var query = new QueryBuilder();
            if (Search is not null) query.Add("q", Search);
            if (Show != ChainsShown.Active) query.Add("show", Written(Show));
            if (Order != ChainOrder.Name || Descending) query.Add("sort", (Descending ? "-" : "") + Written(Order));
            if (Page > 1) query.Add("page", Page.ToString(CultureInfo.InvariantCulture));
            return $"./{query}#chains";
        }
    }

    /// <summary>Parses a query string; what it does not know is as in the usual list.</summary>
    public static ChainFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString().Trim(), StringComparer.OrdinalIgnoreCase);
        var search = given.GetValueOrDefault("q") ?? "";
        var sort = given.GetValueOrDefault("sort") ?? "";
        return new ChainFilter
        {
            Search = search.Length == 0 ? null : search[..Math.Min(search.Length, LongestSearch)],
            Show = Named<ChainsShown>(given.GetValueOrDefault("show")) ?? ChainsShown.Active,
            Order = Named<ChainOrder>(sort.TrimStart('-')) ?? ChainOrder.Name,
            Descending = sort is ['-', ..],
            Page = int.TryParse(given.GetValueOrDefault("page"), CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
        };
    }

    /// <summary>After a click on the head of a column: names and fields from A and figures from high to low, or the reverse of what it was.</summary>
    public ChainFilter Toggled(ChainOrder order) => this with
    {
        Order = order,
        Descending = Order == order ? !Descending : order is ChainOrder.Score or ChainOrder.Closed,
        Page = 1,
    };

    private static string Written(Enum value) => value.ToString().ToLowerInvariant();

    private static T? Named<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .SingleOrDefault();
}
