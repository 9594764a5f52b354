using System.Globalization;
using System.Text.RegularExpressions;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Pdf.Writing;
using KetenScan.Reports.Figures;

namespace KetenScan.Benchmarks;

/// <summary>A finished document as calls to the writer: the same glyphs, lines and structure, with nothing left to measure or to place.</summary>
internal sealed partial class Replay
{
    private readonly PdfDocument original;
    private readonly CultureInfo culture;
    private readonly List<(int Page, StructureElement? Element, List<Action<PdfPage>> Drawing)> pieces = [];

    public Replay(PdfDocument original, CultureInfo culture)
    {
        (this.original, this.culture) = (original, culture);
        foreach (var (number, page) in original.Pages.Index()) Read(number, page);
    }

    public byte[] Save()
    {
        var document = new PdfDocument("Scorecard", culture, Paper.Width, Paper.Height);
        var copies = new Dictionary<StructureElement, StructureElement> { [original.Root] = document.Root };
        Copy(original.Root, copies);
        var pages = original.Pages.Select(_ => document.AddPage()).ToList();
        foreach (var bookmark in original.Bookmarks) document.Add(bookmark);
        foreach (var (number, element, drawing) in pieces)
        {
            void Draw()
            {
                foreach (var call in drawing) call(pages[number]);
            }

            if (element is null) pages[number].Artifact(Draw);
            else pages[number].Tagged(copies[element], Draw);
        }

        foreach (var (target, (page, top)) in original.Targets) document.Add(target, page, top);
        foreach (var link in original.Links)
        {
            var copy = link with { Element = copies[link.Element] };
            copy.Element.Children.Add(new LinkPlace(copy));
            document.Add(copy);
        }

        return document.Save();
    }

    private static void Copy(StructureElement element, Dictionary<StructureElement, StructureElement> copies)
    {
        foreach (var child in element.Children.OfType<StructureElement>())
        {
            copies[child] = copies[element].Add(child.Type, child.Alternative, child.Scope, child.Box);
            Copy(child, copies);
        }
    }

    /// <summary>Takes a page's content apart into the calls that made it.</summary>
    private void Read(int number, PdfPage page)
    {
        List<Action<PdfPage>> drawing = [];
        foreach (var line in page.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Marked().Match(line) is { Success: true } marked)
                pieces.Add((number, page.Marked[int.Parse(marked.Groups[1].Value, CultureInfo.InvariantCulture)], drawing = []));
            else if (line.EndsWith("BMC", StringComparison.Ordinal)) pieces.Add((number, null, drawing = []));
            else if (line != "EMC") drawing.Add(Call(line));
        }
    }

    private Action<PdfPage> Call(string line)
    {
        var dashed = line.StartsWith("[3", StringComparison.Ordinal);
        if (Words().Match(line) is { Success: true } words)
        {
            var font = ((PdfFont[])[PdfFont.Regular, PdfFont.SemiBold]).SingleOrDefault(
                own => original.Use(own).Resource == words.Groups["font"].Value) ?? PdfFont.Fallback;
            var characters = original.Use(font).Characters;
            var text = string.Concat(
                Glyph()
                    .Matches(words.Groups["glyphs"].Value)
                    .SelectMany(run => run.Groups[1].Value.Chunk(4))
                    .Select(glyph => characters[int.Parse(glyph, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - 1]));
            var (size, at, ink) = (N(words.Groups["size"]), P(words.Groups["x"], words.Groups["y"]), C(words.Groups["colour"].Value));
            return page => page.Text(font, size, at, text, ink);
        }

        var numbers = Numbers()
            .Matches(line[(line.IndexOf(']', StringComparison.Ordinal) + 1)..])
            .Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))
            .ToArray();
        if (line.Contains(" c ", StringComparison.Ordinal))
        {
            var radius = numbers[3] - numbers[7];
            return page => page.Disc(new Point(numbers[3] - Math.Abs(numbers[3] - numbers[7]), Paper.Height - numbers[4]), Math.Abs(radius), C(numbers));
        }

        if (line.EndsWith("re f", StringComparison.Ordinal)) return page => page.Box(
            numbers[3],
            Paper.Height - numbers[4] - numbers[6],
            numbers[5],
            numbers[6],
            C(numbers));
        if (line.EndsWith("re S", StringComparison.Ordinal)) return page => page.Frame(
            numbers[5],
            Paper.Height - numbers[6] - numbers[8],
            numbers[7],
            numbers[8],
            numbers[4],
            C(numbers.AsSpan(1)));
        if (line.EndsWith("l S", StringComparison.Ordinal)) return page => page.Line(
            new(numbers[5], Paper.Height - numbers[6]),
            new(numbers[7], Paper.Height - numbers[8]),
            numbers[4],
            C(numbers.AsSpan(1)),
            dashed);
        return Polygon(line, numbers, dashed);
    }

    private static Action<PdfPage> Polygon(string line, double[] numbers, bool dashed)
    {
        var filled = line.EndsWith('f') || line.EndsWith('b');
        var stroked = line.EndsWith('s') || line.EndsWith('b');
        var start = (filled ? 3 : 0) + (stroked ? 6 : 0);
        var corners = numbers[start..].Chunk(2).Where(pair => pair.Length == 2).Select(pair => new Point(pair[0], Paper.Height - pair[1])).ToList();
        Rgb? fill = filled ? C(numbers) : null;
        Rgb? stroke = stroked ? C(numbers.AsSpan((filled ? 3 : 0) + 1)) : null;
        return page => page.Polygon(corners, fill, stroke, stroked ? numbers[(filled ? 3 : 0) + 4] : 1, dashed);
    }

    private static double N(System.Text.RegularExpressions.Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    private static Point P(System.Text.RegularExpressions.Group x, System.Text.RegularExpressions.Group y) => new(N(x), Paper.Height - N(y));

    private static Rgb C(string colour) => C(colour.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray());

    private static Rgb C(ReadOnlySpan<double> parts) =>
        new((byte)Math.Round(parts[0] * 255), (byte)Math.Round(parts[1] * 255), (byte)Math.Round(parts[2] * 255));

    [GeneratedRegex(@"<</MCID (\d+) >> BDC$")]
    private static partial Regex Marked();

    [GeneratedRegex(@"^BT (?<colour>\S+ \S+ \S+) rg /(?<font>\S+) (?<size>\S+) Tf (?<x>\S+) (?<y>\S+) Td \[(?<glyphs>[^\]]*)\] TJ ET$")]
    private static partial Regex Words();

    [GeneratedRegex("<([0-9A-F]*)>")]
    private static partial Regex Glyph();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Numbers();
}
