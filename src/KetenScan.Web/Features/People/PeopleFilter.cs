using System.Globalization;
using KetenScan.Data;
using KetenScan.Domain.Rounds;
using Microsoft.AspNetCore.Http.Extensions;
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

    private const int LongestSearch = 80;

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
        var given = query.ToDictionary(pair => pair.Key, pair => CleanText.Of(pair.Value.ToString().Trim(), LongestSearch), StringComparer.OrdinalIgnoreCase);
        var sort = given.GetValueOrDefault("sort") ?? "";
        return new PeopleFilter
        {
            Show = Named<PeopleShown>(given.GetValueOrDefault("show")) ?? PeopleShown.People,
            Search = given.GetValueOrDefault("q") is { Length: > 0 } search ? search : null,
            Partner = given.GetValueOrDefault("partner") is { Length: > 0 } partner ? partner : null,
            Level = Named<Level>(given.GetValueOrDefault("level")),
            Order = Named<PeopleOrder>(sort.TrimStart('-')) ?? PeopleOrder.Name,
            Descending = sort is ['-', ..],
            Page = int.TryParse(given.GetValueOrDefault("page"), CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
            At = Guid.TryParse(given.GetValueOrDefault("at"), out var at) ? at : null,
        };
    }

    /// <summary>The page of a chain with this list.</summary>
    public string Address(string slug)
    {
        var query = new QueryBuilder();
        if (Show != PeopleShown.People) query.Add("show", Written(Show));
        if (Search is not null) query.Add("q", Search);
        if (Partner is not null) query.Add("partner", Partner);
        if (Level is { } level) query.Add("level", Written(level));
        if (Order != PeopleOrder.Name || Descending) query.Add("sort", (Descending ? "-" : "") + Written(Order));
        if (Page > 1) query.Add("page", Page.ToString(CultureInfo.InvariantCulture));
        return $"chains/{slug}/people{query}";
    }

    /// <summary>After a click on the head of a column: from A and the largest partner first, or the reverse of what it was.</summary>
    public PeopleFilter Toggled(PeopleOrder order) => this with
    {
        Order = order,
        Descending = Order == order ? !Descending : order == PeopleOrder.Size,
        Page = 1,
        At = null,
    };

    private static string Written(Enum value) => value.ToString().ToLowerInvariant();

    private static T? Named<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .SingleOrDefault();
}
