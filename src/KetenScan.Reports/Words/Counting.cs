using System.Globalization;

namespace KetenScan.Reports.Words;

/// <summary>Formats texts with plurals: <c>{0} {0:ding|dingen}</c> uses the first word for one, and the second for any other number.</summary>
/// <param name="culture">Formats all other values.</param>
public sealed class Counting(CultureInfo culture) : IFormatProvider, ICustomFormatter
{
    private const char Between = '|';

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider)
    {
        if (format?.Split(Between) is [var one, var more]) return arg is 1 or "1" ? one : more;

        return arg is IFormattable value ? value.ToString(format, culture) : arg?.ToString() ?? "";
    }
}
