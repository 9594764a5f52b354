using System.Globalization;
using KetenScan.Data;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Shared;

/// <summary>The query string of a list that is searched, sorted and divided into pages. A value that the list does not know is as if it were absent.</summary>
public sealed class ListQuery(IEnumerable<KeyValuePair<string, StringValues>> query)
{
    private const int LongestText = 80;

    private readonly Dictionary<string, string> given =
        query.ToDictionary(pair => pair.Key, pair => CleanText.Of(pair.Value.ToString().Trim(), LongestText), StringComparer.OrdinalIgnoreCase);

    /// <summary>The words that are searched for; null for all.</summary>
    public string? Search => Text("q");

    /// <summary>From 1.</summary>
    public int Page => int.TryParse(Text("page"), CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1;

    /// <summary>Whether the order is the reverse of the list's own.</summary>
    public bool Descending => Text("sort") is ['-', ..];

    /// <summary>The order of the list; the first of <typeparamref name="T"/> when none is given.</summary>
    public T Order<T>()
        where T : struct, Enum => Named<T>(Text("sort")?.TrimStart('-')) ?? default;

    public string? Text(string name) => given.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public T? Value<T>(string name)
        where T : struct, Enum => Named<T>(Text(name));

    /// <summary>The query string of a list: what is usual is left out.</summary>
    /// <param name="search">The words that are searched for.</param>
    /// <param name="choices">What else is chosen; null is usual.</param>
    /// <param name="order">The order; the first of its enumeration is usual.</param>
    /// <param name="descending">Whether the order is reversed.</param>
    /// <param name="page">From 1, which is usual.</param>
    public static string Write(string? search, IEnumerable<(string Name, string? Value)> choices, Enum order, bool descending, int page)
    {
        var written = new QueryBuilder();
        if (search is not null) written.Add("q", search);
        foreach (var (name, value) in choices) if (value is not null) written.Add(name, value);
        if (descending || Convert.ToInt32(order, CultureInfo.InvariantCulture) != 0) written.Add("sort", Sort(order, descending));
        if (page > 1) written.Add("page", page.ToString(CultureInfo.InvariantCulture));
        return written.ToString();
    }

    /// <summary>The order as the query string has it.</summary>
    public static string Sort(Enum order, bool descending) => $"{(descending ? "-" : "")}{Written(order)}";

    public static string Written(Enum value) => value.ToString().ToLowerInvariant();

    private static T? Named<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .SingleOrDefault();
}
