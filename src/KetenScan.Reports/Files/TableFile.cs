using System.Text;
using CsvHelper;

namespace KetenScan.Reports.Files;

/// <summary>A CSV file made by a user: comma or semicolon, with or without a byte order mark, UTF-8 or Windows-1252.</summary>
internal sealed class TableFile : IDisposable
{
    private static readonly string[] DutchMonths = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    private readonly CsvReader reader;
    private readonly string name;
    private readonly FileProblems problems;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private TableFile(CsvReader reader, string name, FileProblems problems)
    {
        this.reader = reader;
        this.name = name;
        this.problems = problems;
    }

    public long Line => reader.LineNumber;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="stream">The file; it is read twice, from the start.</param>
    /// <param name="name">The file name to report in problems.</param>
    /// <param name="required">Required columns.</param>
    /// <param name="optional">Optional columns.</param>
    /// <param name="problems">Collects the problems found.</param>
    /// <returns>Null when there is no table to read.</returns>
    public static TableFile? Open(Stream stream, string name, IReadOnlyList<string> required, IReadOnlyList<string> optional, FileProblems problems)
    {
        if (Encodings.Of(stream) is not { } encoding)
        {
            problems.Add(new FileProblem(name, 1, null, "", "TextFile"));
            return null;
        }

        var separator = SeparatorOf(stream, encoding);
        stream.Position = 0;
        var table = new TableFile(
            CsvReader.Create(stream, new CsvReaderOptions
            {
                Separator = separator,
                Encoding = encoding,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            }, leaveOpen: true),
            name,
            problems);
        if (table.ReadHeader(required, optional, separator)) return table;

        table.Dispose();
        return null;
    }

    /// <summary>The index of a column; -1 if missing.</summary>
    public int Place(string column) => columns.GetValueOrDefault(column, -1);

    /// <summary>Moves to the next row that is not empty and has as many cells as the header.</summary>
    public bool Read()
    {
        try
        {
            while (!problems.AreEnough && reader.Read())
            {
                if (IsEmpty()) continue;
                if (reader.FieldCount == reader.Headers.Count) return true;
                problems.Add(new FileProblem(name, Line, null, $"{reader.FieldCount}", "CellCount", reader.Headers.Count));
            }
        }
        catch (CsvFormatException broken)
        {
            problems.Add(new FileProblem(name, broken.LineNumber, null, "\"", "Quoting"));
        }

        return false;
    }

    public ReadOnlySpan<byte> Cell(int place) => reader.GetSpan(place);

    public string Text(int place) => place < 0 ? "" : reader.GetString(place);

    public void Problem(int place, string expected, params IReadOnlyList<object> arguments) =>
        problems.Add(new FileProblem(name, Line, reader.Headers[place], Text(place), expected, arguments));

    public void Dispose() => reader.Dispose();

    private bool IsEmpty()
    {
        for (var place = 0; place < reader.FieldCount; place++)
        {
            if (!reader.IsEmpty(place)) return false;
        }

        return true;
    }

    private bool ReadHeader(IReadOnlyList<string> required, IReadOnlyList<string> optional, char separator)
    {
        try
        {
            reader.ReadHeader();
        }
        catch (CsvFormatException)
        {
            problems.Add(new FileProblem(name, 1, null, "\"", "Quoting"));
            return false;
        }

        if (reader.Headers.Count < 2)
        {
            problems.Add(
                new FileProblem(name, 1, null, reader.Headers.Count == 0 ? "" : reader.Headers[0], "Header", string.Join(separator, required.Take(3))));
            return false;
        }

        var known = required.Concat(optional).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wrong = false;
        for (var place = 0; place < reader.Headers.Count; place++)
        {
            var column = AsWritten(reader.Headers[place].Trim());
            if (known.Contains(column) && columns.TryAdd(column, place)) continue;

            wrong = true;
            problems.Add(new FileProblem(name, 1, $"{place + 1}", column, known.Contains(column) ? "ColumnOnce" : "Column", Some([.. required, .. optional])));
        }

        foreach (var missing in required.Where(column => !columns.ContainsKey(column)))
        {
            wrong = true;
            problems.Add(new FileProblem(name, 1, missing, "", "ColumnThere"));
        }

        return !wrong;
    }

    /// <summary>Dutch spreadsheet programs turn a code such as 3.2 into the date 3-feb; this restores 3.2.</summary>
    private static string AsWritten(string column) =>
        column.Split('-') is [var day, var month]
            && day.All(char.IsAsciiDigit)
            && Array.IndexOf(DutchMonths, month.TrimEnd('.').ToLowerInvariant()) is var place and >= 0 ? $"{day}.{place + 1}" : column;

    /// <summary>The first five names and the last.</summary>
    private static string Some(IReadOnlyList<string> names) => names.Count <= 6 ? string.Join(' ', names) : $"{string.Join(' ', names.Take(5))} … {names[^1]}";

    /// <summary>Semicolon or comma, whichever the header has more of.</summary>
    private static char SeparatorOf(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        Span<char> start = stackalloc char[4096];
        var header = start[..text.ReadBlock(start)];
        if (header.IndexOfAny('\r', '\n') is var end and >= 0) header = header[..end];
        return header.Count(';') > header.Count(',') ? ';' : ',';
    }
}
