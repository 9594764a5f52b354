using KetenScan.Pdf.Writing;

namespace KetenScan.Pdf.Layout;

/// <summary>Pieces in visual order, each in one font, including the spaces between words.</summary>
/// <param name="Spoken">The text in reading order, if that differs.</param>
internal sealed record LinePart(IReadOnlyList<(string Text, PdfFont Font)> Pieces, string? Spoken);

/// <param name="EndsWord">Whether the next line begins with a new word.</param>
internal sealed record TextLine(IReadOnlyList<LinePart> Parts, double Width, bool EndsWord);

/// <summary>Breaks text into lines between words, and within words that are wider than a line.</summary>
internal sealed class LineBreaker
{
    private readonly double size;
    private readonly double width;
    private readonly List<TextLine> lines = [];

    /// <summary>The parts of runs on the current line.</summary>
    private readonly List<(string Text, int Start, int End, PdfFont Font)> pieces = [];
    private double used;
    private bool endsInSpace;

    private LineBreaker(double size, double width)
    {
        this.size = size;
        this.width = width;
    }

    public static List<TextLine> Break(IEnumerable<(string Text, PdfFont Font)> runs, double size, double width)
    {
        var breaker = new LineBreaker(size, width);
        foreach (var (text, font) in runs) breaker.Add(text.ReplaceLineEndings("\n").Replace('\t', ' '), font);
        if (breaker.pieces.Count > 0 || breaker.lines.Count == 0) breaker.EndLine();
        return breaker.lines;
    }

    private void Add(string text, PdfFont font)
    {
        for (var start = 0; start < text.Length;)
        {
            if (text[start] == '\n')
            {
                EndLine();
                start++;
                continue;
            }

            var end = EndOfWord(text, start);
            AddWord(text, start, end, font);
            start = end;
        }
    }

    /// <summary>The index after the word and the space that follows it.</summary>
    private static int EndOfWord(string text, int start)
    {
        var end = text.AsSpan(start).IndexOfAny(' ', '\n');
        if (end < 0) return text.Length;

        return start + end + (text[start + end] == ' ' ? 1 : 0);
    }

    /// <summary>Adds a word to this line or the next. Breaks only after a space, since a comma after a bold word belongs to that word.</summary>
    private void AddWord(string text, int start, int end, PdfFont font)
    {
        var visible = text[end - 1] == ' ' ? end - 1 : end;
        var room = font.Width(text.AsSpan(start, visible - start), size);
        if (endsInSpace && used + room > width) EndLine();
        if (room <= width)
        {
            AddPiece(text, start, end, font);
            return;
        }

        var from = start;
        var taken = 0.0;
        for (var place = start; place < visible; place++)
        {
            var advance = font.Advance(text[place]) * size / 1000;
            if (taken + advance > width && place > from)
            {
                AddPiece(text, from, place, font);
                EndLine(endsWord: false);
                (from, taken) = (place, 0);
            }

            taken += advance;
        }

        AddPiece(text, from, end, font);
    }

    private void AddPiece(string text, int start, int end, PdfFont font)
    {
        used += font.Width(text.AsSpan(start, end - start), size);
        endsInSpace = text[end - 1] == ' ';
        if (pieces.Count > 0 && pieces[^1] is var last && ReferenceEquals(last.Text, text) && last.End == start) pieces[^1] = last with { End = end };
        else pieces.Add((text, start, end, font));
    }

    private void EndLine(bool endsWord = true)
    {
        // A trailing space must not affect centring or alignment.
        while (pieces.Count > 0 && pieces[^1] is var last && last.Text[last.End - 1] == ' ')
        {
            used -= last.Font.Width(" ", size);
            pieces.RemoveAt(pieces.Count - 1);
            if (last.End - 1 > last.Start) pieces.Add(last with { End = last.End - 1 });
        }

        lines.Add(new TextLine(RightToLeft.Order([.. pieces.Select(piece => (piece.Text[piece.Start..piece.End], piece.Font))]), used, endsWord));
        pieces.Clear();
        (used, endsInSpace) = (0, false);
    }
}
