using System.Globalization;
using CsvHelper;

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
