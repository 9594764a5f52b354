using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace KetenScan.Web.Features.People;

/// <summary>One person of a list as written; empty for what is missing.</summary>
internal sealed record ListedPerson(long Line, string Name, string Email, string Partner, string Level);

/// <summary>Splits a list from a spreadsheet, a file or a mail program into rows.</summary>
internal static partial class ListRows
{
    /// <summary>The header is one of the first rows, because a title may stand above it.</summary>
    private const int RowsBeforeHeader = 5;

    public static IReadOnlyList<ListedPerson> Read(string text, Func<string, bool> isPartner)
    {
        var rows = Cells(text).ToList();
        var header = rows.FindIndex(0, Math.Min(rows.Count, RowsBeforeHeader), row => ListColumns.IsHeader(row.Cells));
        if (header < 0) rows = [.. AddressesApart(rows.SkipWhile(IsTitle))];
        var body = rows.Skip(header + 1).ToList();
        var cells = body.ConvertAll(row => (IReadOnlyList<string>)row.Cells);
        var columns = header < 0 ? ListColumns.Guessed(cells, isPartner) : ListColumns.Named(rows[header].Cells, cells);
        return body.ConvertAll(row => Person(row, columns));
    }

    private static ListedPerson Person((long Line, string[] Cells) row, ListColumns columns)
    {
        var name = string.Join(' ', columns.Names.Select(column => ListColumns.Cell(row.Cells, column)).Where(part => part.Length > 0));
        var email = ListColumns.Cell(row.Cells, columns.Email);
        if (NamedAddress().Match(email) is { Success: true } named)
        {
            email = named.Groups["address"].Value.Trim();
            if (name.Length == 0) name = named.Groups["name"].Value.Trim(' ', '"', '\'');
        }

        if (email.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) email = email["mailto:".Length..];
        return new ListedPerson(row.Line, name, email, ListColumns.Cell(row.Cells, columns.Partner), ListColumns.Cell(row.Cells, columns.Level));
    }

    /// <summary>A single text above the list, as from a merged cell.</summary>
    private static bool IsTitle((long Line, string[] Cells) row) => row.Cells.Count(cell => cell.Length > 0) == 1 && !row.Cells.Any(IsAddressed);

    /// <summary>Splits people on one line, as mail programs list recipients.</summary>
    private static IEnumerable<(long Line, string[] Cells)> AddressesApart(IEnumerable<(long Line, string[] Cells)> rows) => rows.SelectMany(row =>
    {
        var filled = row.Cells.Where(cell => cell.Length > 0).ToList();
        return filled.Count > 1 && filled.TrueForAll(IsAddressed) ? filled.Select(cell => (row.Line, (string[])[cell])) : [row];
    });

    private static bool IsAddressed(string cell) => cell.Contains('@', StringComparison.Ordinal);

    /// <summary>The lines that are not empty, with their numbers.</summary>
    private static IEnumerable<(long Line, string[] Cells)> Cells(string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text.TrimStart('\ufeff')));
        using var reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            Encoding = Encoding.UTF8,
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
        });
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetString(place).Trim()).ToArray();
            if (cells.Any(cell => cell.Length > 0)) yield return (reader.LineNumber, cells);
        }
    }

    /// <summary>The separator of the whole list: the first line that is not empty, below a title, decides.</summary>
    private static char SeparatorOf(string text)
    {
        var lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(line => line.Trim().Length > 0).Take(RowsBeforeHeader).ToList();
        return SeparatorIn(lines.Find(line => IsAddressed(line) || ListColumns.IsHeader(line.Split(SeparatorIn(line)))) ?? lines.FirstOrDefault() ?? "");
    }

    private static char SeparatorIn(string line)
    {
        var outside = Quoted().Replace(line, "");
        return outside.Contains('\t') ? '\t' : outside.Count(letter => letter == ',') > outside.Count(letter => letter == ';') ? ',' : ';';
    }

    [GeneratedRegex("\"(?:[^\"]|\"\")*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(?<name>[^<>]*)<(?<address>[^<>]+)>$")]
    private static partial Regex NamedAddress();
}
