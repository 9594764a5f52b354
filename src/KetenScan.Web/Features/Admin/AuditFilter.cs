using System.Globalization;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Features.Admin;

/// <summary>Which entries of the audit log are shown. All of it is in the query string.</summary>
public sealed record AuditFilter
{
    private const string Written = "yyyy-MM-dd";

    /// <summary>No instant lies outside these days, and every calculation with them stays possible.</summary>
    private static readonly (DateOnly First, DateOnly Last) Days = (new(2000, 1, 1), new(2999, 12, 31));

    /// <summary>Words of a name, chain or subject; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>Null for every kind.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What was written in a field for a day and is none; null if all were read.</summary>
    public string? Unread { get; init; }

    /// <summary>Only entries with a lower number; null for the latest.</summary>
    public long? Before { get; init; }

    /// <summary>Whether anything is left out, apart from the page.</summary>
    public bool IsOn => this with { Before = null, Unread = null } != new AuditFilter();

    /// <summary>With the question mark; empty for everything.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder();
            if (Search is not null) query.Add("search", Search);
            if (Kind is { } kind) query.Add("kind", kind.ToString().ToLowerInvariant());
            if (From is { } from) query.Add("from", Iso(from));
            if (Until is { } until) query.Add("until", Iso(until));
            if (Before is { } before) query.Add("before", before.ToString(CultureInfo.InvariantCulture));
            return query.ToString();
        }
    }

    /// <summary>Parses a query string; what it does not know is left out.</summary>
    public static AuditFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = new ListQuery(query);
        return new AuditFilter
        {
            Search = given.Text("search"),
            Kind = given.Value<AuditKind>("kind"),
            From = Day(given.Text("from")),
            Until = Day(given.Text("until")),
            Unread = UnreadDay(given.Text("from")) ?? UnreadDay(given.Text("until")),
            Before = long.TryParse(given.Text("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null,
        };
    }

    private static string Iso(DateOnly day) => day.ToString(Written, CultureInfo.InvariantCulture);

    private static string? UnreadDay(string? text) => text is null || Day(text) is not null ? null : text;

    private static DateOnly? Day(string? text) =>
        TypedDate.Read(text) is { } day && day >= Days.First && day <= Days.Last ? day : null;
}
