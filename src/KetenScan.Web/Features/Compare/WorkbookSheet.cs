using KetenScan.Domain.Scoring;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Files;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace KetenScan.Web.Features.Compare;

/// <summary>Writes rows of values to an Excel file, each value in the format of its kind: a score in the colour of the heat table, a date as a date.</summary>
internal sealed class WorkbookSheet
{
    private const double Narrow = 11;
    private const double Wide = 34;

    private readonly Spreadsheet book;
    private readonly StyleId title;
    private readonly StyleId head;
    private readonly StyleId text;
    private readonly StyleId tenth;
    private readonly StyleId points;
    private readonly StyleId day;
    private readonly Dictionary<int, StyleId> heat;

    public WorkbookSheet(Spreadsheet book)
    {
        this.book = book;
        title = book.AddStyle(new Style { Font = { Bold = true, Size = 16 } });
        head = book.AddStyle(new Style { Font = { Bold = true }, Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } });
        text = book.AddStyle(new Style { Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } });
        tenth = book.AddStyle(new Style { Format = NumberFormat.Custom("0.0") });
        points = book.AddStyle(new Style { Format = NumberFormat.Custom("+0.0;-0.0;0.0") });
        day = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.ShortDate) });
        heat = Enumerable.Range(10, 41).ToDictionary(tenths => tenths, tenths => book.AddStyle(Coloured(new Score(tenths / 10.0))));
    }

    /// <summary>Begins a sheet of text, in two columns.</summary>
    public ValueTask Text(string name, CancellationToken cancel)
    {
        var options = new WorksheetOptions { ShowGridlines = false };
        options.Column(1).Width = Wide;
        options.Column(2).Width = 3 * Wide;
        return book.StartWorksheetAsync(name, options, cancel);
    }

    public ValueTask Title(string words, CancellationToken cancel) => book.AddRowAsync([new Cell(words, title)], cancel);

    /// <summary>A row of a sheet of text.</summary>
    public ValueTask Line(string about, object? value, CancellationToken cancel) => book.AddRowAsync([new Cell(about, head), Of(value)], cancel);

    /// <summary>Begins a table whose head and first column stay in sight.</summary>
    /// <param name="names">The columns that hold names, from 1; all others are narrow.</param>
    public async ValueTask Table(string name, IReadOnlyList<string> columns, IReadOnlySet<int> names, CancellationToken cancel)
    {
        var options = new WorksheetOptions { FrozenRows = 1, FrozenColumns = 1 };
        for (var column = 1; column <= columns.Count; column++) options.Column(column).Width = names.Contains(column) ? Wide : Narrow;
        await book.StartWorksheetAsync(name, options, cancel);
        await book.AddRowAsync(columns.Select(column => new Cell(column, head)).ToList(), cancel);
    }

    public ValueTask Row(object?[] values, CancellationToken cancel) => book.AddRowAsync(Array.ConvertAll(values, Of), cancel);

    private Cell Of(object? value) => value switch
    {
        Score score => new Cell(score.Shown, heat[score.Tenths]),
        Points difference => new Cell(difference.Value, points),
        double number => new Cell(number, tenth),
        int whole => new Cell(whole),
        DateOnly date => new Cell(date.ToDateTime(TimeOnly.MinValue), day),
        string { Length: > 60 } words => new Cell(words, text),
        string words => new Cell(words),
        null => new Cell((string?)null),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no format.", nameof(value)),
    };

    private static Style Coloured(Score score)
    {
        var colour = Heat.Of(score);
        return new Style
        {
            Format = NumberFormat.Custom("0.0"),
            Fill = { Color = System.Drawing.Color.FromArgb(colour.Red, colour.Green, colour.Blue) },
            Font = { Color = System.Drawing.Color.FromArgb(0x16, 0x26, 0x2e) },
            Alignment = { Horizontal = HorizontalAlignment.Center },
        };
    }
}
