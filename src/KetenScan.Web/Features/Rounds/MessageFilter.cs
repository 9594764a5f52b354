using KetenScan.Data;
using KetenScan.Web.Shared;
using Microsoft.Extensions.Primitives;

namespace KetenScan.Web.Features.Rounds;

public enum MessageOrder
{
    /// <summary>The newest first.</summary>
    Day,
    Name,
}

/// <summary>Which of a round's sent messages are listed, and in which order. All of it is in the query string.</summary>
public sealed record MessageFilter
{
    public const int PageSize = 25;

    /// <summary>A list of fewer has no search.</summary>
    public const int FewestToSearch = 8;

    /// <summary>Words of the name or the address; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>Null for all.</summary>
    public MessageState? State { get; init; }

    public MessageOrder Order { get; init; }

    /// <summary>Z to A, or the oldest first.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether some are left out.</summary>
    public bool IsOn => Search is not null || State is not null;

    /// <summary>Parses a query string; what it does not know is as in the usual list.</summary>
    public static MessageFilter Read(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = new ListQuery(query);
        return new MessageFilter
        {
            Search = given.Search,
            State = given.Value<MessageState>("state"),
            Order = given.Order<MessageOrder>(),
            Descending = given.Descending,
            Page = given.Page,
        };
    }

    /// <summary>The page of a round's messages with this list.</summary>
    public string Address(string slug, int round) => $"chains/{slug}/rounds/{round}/messages"
        + ListQuery.Write(Search, [("state", State is { } state ? ListQuery.Written(state) : null)], Order, Descending, Page);

    /// <summary>After a click on the head of a column: the usual direction, or the reverse of what it was.</summary>
    public MessageFilter Toggled(MessageOrder order) => this with { Order = order, Descending = Order == order && !Descending, Page = 1 };

    /// <summary>The page of the messages with this filter.</summary>
    internal SentList List(IReadOnlyCollection<MessageLine> all)
    {
        var words = FoldedText.Words(Search ?? "");
        var found = all
            .Where(line => State is null || line.State == State)
            .Where(line => words.All(word => FoldedText.Of(line.Name).Contains(word, StringComparison.Ordinal)
                || FoldedText.Of(line.Address).Contains(word, StringComparison.Ordinal)))
            .ToList();
        var last = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var page = Math.Min(Page, last);
        return new SentList(
            this with { Page = page },
            [.. InOrder(found).Skip((page - 1) * PageSize).Take(PageSize)],
            found.Count,
            last,
            all.CountBy(line => line.State).OrderBy(state => state.Key).ToDictionary());
    }

    private IEnumerable<MessageLine> InOrder(IEnumerable<MessageLine> lines) => (Order, Descending) switch
    {
        (MessageOrder.Name, false) => lines.OrderBy(line => line.Name, StringComparer.CurrentCulture).ThenByDescending(line => line.At),
        (MessageOrder.Name, true) => lines.OrderByDescending(line => line.Name, StringComparer.CurrentCulture).ThenByDescending(line => line.At),
        (_, false) => lines.OrderByDescending(line => line.At).ThenBy(line => line.Name, StringComparer.CurrentCulture),
        (_, true) => lines.OrderBy(line => line.At).ThenBy(line => line.Name, StringComparer.CurrentCulture),
    };
}

/// <summary>A page of the messages that the mail server got or will get.</summary>
/// <param name="Filter">What is listed, with a page that exists.</param>
/// <param name="Lines">The messages of this page.</param>
/// <param name="Found">How many messages the filter keeps.</param>
/// <param name="LastPage">From 1.</param>
/// <param name="States">How many messages there are in each state, whatever the filter.</param>
public sealed record SentList(
    MessageFilter Filter, IReadOnlyList<MessageLine> Lines, int Found, int LastPage, IReadOnlyDictionary<MessageState, int> States);
