using System.Globalization;

namespace KetenScan.Web.Shared;

/// <summary>A day as people type it: day, month, year.</summary>
public static class TypedDate
{
    private static readonly string[] Patterns =
        [.. from separator in (string[])["-", "/", ".", " "]
            from year in (string[])["yyyy", "yy"]
            select string.Join(separator, "d", "M", year), "yyyy-M-d"];

    // A year of two digits is one of this century: rounds and records have no older dates.
    private static readonly CultureInfo Reading = new("nl-NL") { DateTimeFormat = { Calendar = new GregorianCalendar { TwoDigitYearMax = 2099 } } };

    /// <summary>As in "31-12-2026"; empty without a day.</summary>
    public static string Write(DateOnly? day) => day?.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads "31-12-2026", "31/12/26", "31.12.2026", "31 12 2026" and "2026-12-31"; null for anything else.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Patterns, Reading, DateTimeStyles.None, out var day) ? day : null;
}
