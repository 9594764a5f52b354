namespace KetenScan.Domain;

/// <summary>Three months of a calendar year.</summary>
/// <param name="Number">From 1 to 4.</param>
public readonly record struct Quarter(int Year, int Number)
{
    public DateOnly Start => new(Year, 3 * Number - 2, 1);

    public Quarter Next => Of(Start.AddMonths(3));

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);
}
