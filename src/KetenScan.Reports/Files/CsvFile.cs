using System.Globalization;
using System.Text;
using CsvHelper;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Files;

/// <summary>The format of every exported CSV: commas, RFC 4180, invariant numbers, and text protected against formula injection.</summary>
public static class CsvFile
{
    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    public static CsvWriter Create(TextWriter to) => CsvWriter.Create(to, Options, leaveOpen: true);

    /// <summary>With semicolons, for a file to fill in with a Dutch spreadsheet program.</summary>
    public static CsvWriter CreateForSpreadsheet(TextWriter to) => CsvWriter.Create(to, Options with { Separator = ';' }, leaveOpen: true);

    /// <summary>With tabs, for pasting into a spreadsheet.</summary>
    public static CsvWriter CreateForClipboard(TextWriter to) => CsvWriter.Create(to, Options with { Separator = '\t' }, leaveOpen: true);

    /// <summary>For Excel in a language: with its decimal sign, and a semicolon where that sign is a comma.</summary>
    public static CsvWriter CreateForExcel(TextWriter to, CultureInfo culture) =>
        CsvWriter.Create(to, Options with { Separator = SeparatorIn(culture), FormatProvider = culture }, leaveOpen: true);

    /// <summary>As bytes that Excel reads as UTF-8, because they begin with its mark.</summary>
    public static byte[] BytesForExcel(string text) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];

    private static char SeparatorIn(CultureInfo culture) => culture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';

    /// <summary>Writes one row of values as they are shown: a score or a difference with one decimal, a date in the short form of the language.</summary>
    public static void ShownRow(this CsvWriter csv, CultureInfo culture, IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
        {
            // As a number: a text with a minus would be protected against formula injection.
            if (cell is Points difference) csv.WriteField(difference.Value);
            else csv.WriteField(Shown(cell, culture));
        }

        csv.EndRecord();
    }

    private static string? Shown(object? cell, CultureInfo culture) => cell switch
    {
        Score score => score.Shown.ToString("0.0", culture),
        double number => number.ToString("0.0", culture),
        int whole => whole.ToString(culture),
        DateOnly day => day.ToString("d", culture),
        _ => (string?)cell,
    };

    /// <summary>Writes one row of strings, numbers and booleans.</summary>
    public static void Row(this CsvWriter csv, params ReadOnlySpan<object?> cells)
    {
        foreach (var cell in cells)
        {
            switch (cell)
            {
                case int whole: csv.WriteField(whole); break;
                case double number: csv.WriteField(number); break;
                case bool yes: csv.WriteField(yes ? "true" : "false"); break;
                default: csv.WriteField((string?)cell); break;
            }
        }

        csv.EndRecord();
    }
}
