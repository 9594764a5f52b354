using System.Globalization;
using KetenScan.Data;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Features.Account;

public enum AccountOrder
{
    Name,
    LastSignIn,
}

/// <summary>Which accounts are listed, and in which order. All of it is in the query string.</summary>
public sealed record AccountFilter
{
    public const int PageSize = 25;
    private const int LongestSearch = 80;

    /// <summary>Words of the name or address; null for all.</summary>
    public string? Search { get; init; }

    public AccountOrder Order { get; init; }

    /// <summary>Z to A, or the latest sign-in first.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The page of accounts with this list.</summary>
    public string Address
    {
        get
        {
            var query = new QueryBuilder();
            if (Search is not null) query.Add("q", Search);
            if (Order != AccountOrder.Name || Descending) query.Add("sort", Sort);
            if (Page > 1) query.Add("page", Page.ToString(CultureInfo.InvariantCulture));
            return $"admin/accounts{query}";
        }
    }

    /// <summary>The order as the query string has it.</summary>
    public string Sort => (Descending ? "-" : "") + Order.ToString().ToLowerInvariant();

    /// <summary>Parses a query string; what it does not know is as in the usual list.</summary>
    public static AccountFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString().Trim(), StringComparer.OrdinalIgnoreCase);
        var search = given.GetValueOrDefault("q") ?? "";
        var sort = given.GetValueOrDefault("sort") ?? "";
        var order = sort.TrimStart('-');
        return new AccountFilter
        {
            Search = search.Length == 0 ? null : CleanText.Of(search, LongestSearch),
            Order = order.Equals(nameof(AccountOrder.LastSignIn), StringComparison.OrdinalIgnoreCase) ? AccountOrder.LastSignIn : AccountOrder.Name,
            Descending = sort is ['-', ..],
            Page = int.TryParse(given.GetValueOrDefault("page"), CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
        };
    }

    /// <summary>After a click on the head of a column: names from A and the latest sign-in first, or the reverse of what it was.</summary>
    public AccountFilter Toggled(AccountOrder order) => this with
    {
        Order = order,
        Descending = Order == order ? !Descending : order == AccountOrder.LastSignIn,
        Page = 1,
    };
}
