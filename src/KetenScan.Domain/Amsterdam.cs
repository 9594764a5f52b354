namespace KetenScan.Domain;

/// <summary>Instants are stored in UTC; dates that people see or enter are in Amsterdam time.</summary>
public static class Amsterdam
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Clock(instant));

    /// <summary>The instant at which a day begins in Amsterdam.</summary>
    public static DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The first instant after another one at which it is a time of the day in Amsterdam.</summary>
    /// <remarks>A time that the clock skips in spring is an hour later; of one that comes twice in autumn it is the second.</remarks>
    public static DateTimeOffset Next(TimeOnly time, DateTimeOffset after)
    {
        var today = Of(Day(after));
        return today > after ? today : Of(Day(after).AddDays(1));

        DateTimeOffset Of(DateOnly day)
        {
            var local = day.ToDateTime(time);
            return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }

    /// <summary>The local time in Amsterdam.</summary>
    public static DateTime Clock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
