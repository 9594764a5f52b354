using KetenScan.Web.Shared;
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

    /// <summary>Words of the name or address; null for all.</summary>
    public string? Search { get; init; }

    public AccountOrder Order { get; init; }

    /// <summary>Z to A, or the latest sign-in first.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The page of accounts with this list.</summary>
    public string Address => $"admin/accounts{ListQuery.Write(Search, [], Order, Descending, Page)}";

    /// <summary>The order as the query string has it.</summary>
    public string Sort => ListQuery.Sort(Order, Descending);

    /// <summary>Parses a query string; what it does not know is as in the usual list.</summary>
    public static AccountFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = new ListQuery(query);
        return new AccountFilter { Search = given.Search, Order = given.Order<AccountOrder>(), Descending = given.Descending, Page = given.Page };
    }

    /// <summary>After a click on the head of a column: names from A and the latest sign-in first, or the reverse of what it was.</summary>
    public AccountFilter Toggled(AccountOrder order) => this with
    {
        Order = order,
        Descending = Order == order ? !Descending : order == AccountOrder.LastSignIn,
        Page = 1,
    };
}
