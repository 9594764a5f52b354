namespace KetenScan.Web.Features.Compare;

/// <summary>By what the table is sorted: the name, the overall score or one of the eight principles. It stands in the address.</summary>
/// <param name="Column">"name", "overall" or the number of a principle.</param>
/// <param name="Descending">From high to low, or from Z to A.</param>
public sealed record ComparisonOrder(string Column, bool Descending)
{
    public const string ByName = "name";
    public const string ByOverall = "overall";

    /// <summary>Reads "name", "-overall", "3"; what is none of these sorts by name.</summary>
    public static ComparisonOrder Read(string? text)
    {
        var descending = text is ['-', ..];
        var column = text?.TrimStart('-') ?? ByName;
        var known = column is ByName or ByOverall || (int.TryParse(column, out var principle) && principle is >= 1 and <= 8);
        return known ? new ComparisonOrder(column, descending) : new ComparisonOrder(ByName, false);
    }

    /// <summary>What a click on a column's header asks for: that column from high to low (names from A), and the other way round when it already was.</summary>
    public string Toggled(string column) => column == Column
        ? Descending ? column : $"-{column}"
        : column == ByName ? column : $"-{column}";

    /// <summary>Chains without the figure come last, whichever way it is sorted.</summary>
    public IEnumerable<ComparedChain> Sort(IEnumerable<ComparedChain> chains)
    {
        if (Column == ByName) return Descending ? chains.Reverse() : chains;

        double? Figure(ComparedChain chain) => Column == ByOverall
            ? chain.Latest?.Overall
            : chain.Latest?.Figures.SingleOrDefault(figure => (int)figure.Principle == int.Parse(Column, System.Globalization.CultureInfo.InvariantCulture))?.Score;
        var withFigureFirst = chains.OrderBy(chain => Figure(chain) is null);
        return Descending ? withFigureFirst.ThenByDescending(Figure) : withFigureFirst.ThenBy(Figure);
    }
}
