using System.Globalization;
using KetenScan.Reports.Words;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Home;

internal static class Deadlines
{
    /// <summary>How long a round is still open: "nog 12 dagen, tot en met 3 december 2026".</summary>
    /// <param name="last">The last day on which sheets are expected.</param>
    public static string InWords(IStringLocalizer<HomeTexts> texts, DateOnly today, DateOnly last)
    {
        var day = Format.Date(last, CultureInfo.CurrentCulture);
        return (last.DayNumber - today.DayNumber) switch
        {
            < 0 => texts["DaysOver", day],
            0 => texts["LastDay"],
            var days => texts["DaysLeft", days, day],
        };
    }
}
