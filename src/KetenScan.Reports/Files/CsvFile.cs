using System.Globalization;
using CsvHelper;

namespace KetenScan.Reports.Files;

/// <summary>How every CSV leaves us: comma, RFC 4180, numbers invariant, and no text that a spreadsheet would run as a formula.</summary>
public static class CsvFile
{
    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    public static CsvWriter Create(TextWriter to) => CsvWriter.Create(to, Options, leaveOpen: true);

    /// <summary>For a file that is meant to be filled in with a Dutch spreadsheet: with semicolons.</summary>
    public static CsvWriter CreateForSpreadsheet(TextWriter to) => CsvWriter.Create(to, Options with { Separator = ';' }, leaveOpen: true);

    /// <summary>As a spreadsheet takes it from the clipboard: with tabs.</summary>
    public static CsvWriter CreateForClipboard(TextWriter to) => CsvWriter.Create(to, Options with { Separator = '\t' }, leaveOpen: true);

    /// <summary>Writes one row; texts, numbers and yes or no only.</summary>
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
