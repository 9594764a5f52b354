using System.Globalization;

namespace KetenScan.Web.Features.Compare;

/// <summary>What the table is sorted by: a column of the table or a line of a chain's small print. It is in the query string.</summary>
/// <param name="Column">One of <see cref="Columns"/>, or the number of a principle.</param>
/// <param name="Descending">From high to low, or Z to A.</param>
public sealed record ComparisonOrder(string Column, bool Descending)
{
    public const string ByName = "name";
    public const string ByOverall = "overall";
    public const string ByChange = "change";
    public const string ByResponse = "response";
    public const string ByPartners = "partners";
    public const string ByDay = "closed";

    public static ComparisonOrder Usual { get; } = new(ByName, false);

    public static IReadOnlyList<string> Columns { get; } =
    [
        ByName,
        ByOverall,
        ByChange,
        ByResponse,
        ByPartners,
        ByDay,
        .. Enumerable.Range(1, 8).Select(number => number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The principle to sort by; null for another column.</summary>
    public int? Principle => int.TryParse(Column, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Parses "name", "-overall" or "3"; null for anything else.</summary>
    public static ComparisonOrder? Read(string text)
    {
        var descending = text is ['-', ..];
        var column = descending ? text[1..] : text;
        return Columns.Contains(column) ? new ComparisonOrder(column, descending) : null;
    }

    public string Written => Descending ? $"-{Column}" : Column;

    /// <summary>
    /// The order after a click on a column header: by that column from high to low (names from A), or reversed if it was sorted by it already.
    /// </summary>
    public ComparisonOrder Toggled(string column) => column == Column ? this with { Descending = !Descending } : new ComparisonOrder(column, column != ByName);
}
