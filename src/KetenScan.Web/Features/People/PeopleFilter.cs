using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Features.People;

/// <summary>Which list the page of people shows.</summary>
public enum PeopleShown
{
    People,
    Partners,
    Consultants,
}

public enum PeopleOrder
{
    Name,

    /// <summary>People by the name of their partner.</summary>
    Partner,

    /// <summary>People by level, the steering level first.</summary>
    Level,

    /// <summary>Partners by the day on which they joined.</summary>
    Joined,

    /// <summary>Partners by the number of their people.</summary>
    Size,
}

/// <summary>Which people or partners are listed, and in which order. All of it is in the query string.</summary>
public sealed record PeopleFilter
{
    public const int PageSize = 25;

    /// <summary>A list of fewer has no search.</summary>
    public const int FewestToSearch = 8;

    public PeopleShown Show { get; init; }

    /// <summary>Words of the name, the address or the partner; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>The key of the partner whose people are listed; null for all.</summary>
    public string? Partner { get; init; }

    /// <summary>Null for both.</summary>
    public Level? Level { get; init; }

    public PeopleOrder Order { get; init; }

    /// <summary>Z to A, or the largest or latest first.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>A person to open the list at, whatever page that is.</summary>
    public Guid? At { get; init; }

    /// <summary>Whether some are left out.</summary>
    public bool IsOn => Search is not null || Partner is not null || Level is not null;

    /// <summary>Parses a query string; what it does not know is as in the usual list.</summary>
    public static PeopleFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = new ListQuery(query);
        return new PeopleFilter
        {
            Show = given.Value<PeopleShown>("show") ?? PeopleShown.People,
            Search = given.Search,
            Partner = given.Text("partner"),
            Level = given.Value<Level>("level"),
            Order = given.Order<PeopleOrder>(),
            Descending = given.Descending,
            Page = given.Page,
            At = Guid.TryParse(given.Text("at"), out var at) ? at : null,
        };
    }

    /// <summary>The page of a chain with this list.</summary>
    public string Address(string slug)
    {
        IEnumerable<(string Name, string? Value)> choices =
        [
            ("show", Show == PeopleShown.People ? null : ListQuery.Written(Show)),
            ("partner", Partner),
            ("level", Level is { } level ? ListQuery.Written(level) : null),
        ];
        return $"chains/{slug}/people{ListQuery.Write(Search, choices, Order, Descending, Page)}";
    }

    /// <summary>After a click on the head of a column: from A and the largest partner first, or the reverse of what it was.</summary>
    public PeopleFilter Toggled(PeopleOrder order) => this with
    {
        Order = order,
        Descending = Order == order ? !Descending : order == PeopleOrder.Size,
        Page = 1,
        At = null,
    };
}
