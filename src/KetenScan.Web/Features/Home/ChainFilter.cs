using KetenScan.Web.Shared;
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
            var show = Show == ChainsShown.Active ? null : ListQuery.Written(Show);
            return $"./{ListQuery.Write(Search, [("show", show)], Order, Descending, Page)}#chains";
        }
    }

    /// <summary>Parses a query string; what it does not know is as in the usual list.</summary>
    public static ChainFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = new ListQuery(query);
        return new ChainFilter
        {
            Search = given.Search,
            Show = given.Value<ChainsShown>("show") ?? ChainsShown.Active,
            Order = given.Order<ChainOrder>(),
            Descending = given.Descending,
            Page = given.Page,
        };
    }

    /// <summary>After a click on the head of a column: names and fields from A and figures from high to low, or the reverse of what it was.</summary>
    public ChainFilter Toggled(ChainOrder order) => this with
    {
        Order = order,
        Descending = Order == order ? !Descending : order is ChainOrder.Score or ChainOrder.Closed,
        Page = 1,
    };
}
