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

    /// <summary>The local time in Amsterdam.</summary>
    public static DateTime Clock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
