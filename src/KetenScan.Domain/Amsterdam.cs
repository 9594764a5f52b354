namespace KetenScan.Domain;

/// <summary>Instants are kept in UTC; the day that people mean is the one in Amsterdam.</summary>
public static class Amsterdam
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Clock(instant));

    /// <summary>The instant at which a day begins.</summary>
    public static DateTimeOffset Start(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>What the clock in Amsterdam shows.</summary>
    public static DateTime Clock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
