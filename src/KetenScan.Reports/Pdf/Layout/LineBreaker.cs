using System.Text;
using KetenScan.Reports.Pdf.Writing;

namespace KetenScan.Reports.Pdf.Layout;

/// <summary>A line's pieces, each in one font, with the spaces between words in them.</summary>
internal sealed record TextLine(IReadOnlyList<(string Text, PdfFont Font)> Pieces, double Width);

/// <summary>Breaks text into lines between words, and within a word that no line can hold.</summary>
internal static class LineBreaker
{
    public static List<TextLine> Break(IEnumerable<(string Text, PdfFont Font)> runs, double size, double width)
    {
        var lines = new List<TextLine>();
        var line = new LineBuilder(size);
        foreach (var (text, font) in runs)
        {
            foreach (var token in Tokens(text))
            {
                if (token == "\n")
                {
                    lines.Add(line.Take());
                    continue;
                }

                if (line.MayBreak && line.Width + font.Width(token.AsSpan().TrimEnd(' '), size) > width) lines.Add(line.Take());
                var parts = Pieces(token, font, size, width).ToList();
                for (var part = 0; part < parts.Count; part++)
                {
                    if (part > 0) lines.Add(line.Take());
                    line.Add(parts[part], font);
                }
            }
        }

        if (!line.IsEmpty || lines.Count == 0) lines.Add(line.Take());
        return lines;
    }

    /// <summary>Words with the space behind them; a line break stands alone.</summary>
    private static IEnumerable<string> Tokens(string text)
    {
        var word = new StringBuilder();
        foreach (var character in text.ReplaceLineEndings("\n").Replace('\t', ' '))
        {
            if (character != '\n') word.Append(character);
            if (character is ' ' or '\n' && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (character == '\n') yield return "\n";
        }

        if (word.Length > 0) yield return word.ToString();
    }

    private static IEnumerable<string> Pieces(string word, PdfFont font, double size, double width)
    {
        var start = 0;
        var used = 0.0;
        for (var place = 0; place < word.Length; place++)
        {
            var advance = font.Advance(word[place]) * size / 1000;
            if (used + advance > width && place > start && word[place] != ' ')
            {
                yield return word[start..place];
                (start, used) = (place, 0);
            }

            used += advance;
        }

        yield return word[start..];
    }

    private sealed class LineBuilder(double size)
    {
        private readonly List<(StringBuilder Text, PdfFont Font)> pieces = [];

        public double Width { get; private set; }

        public bool IsEmpty => pieces.Count == 0;

        /// <summary>Only after a space: a comma behind a bold word belongs to that word.</summary>
        public bool MayBreak => pieces.Count > 0 && pieces[^1].Text[^1] == ' ';

        public void Add(string text, PdfFont font)
        {
            if (pieces.Count == 0 || pieces[^1].Font != font) pieces.Add((new StringBuilder(), font));
            pieces[^1].Text.Append(text);
            Width += font.Width(text, size);
        }

        public TextLine Take()
        {
            // A space at the end of a line has no width to centre or align by.
            if (pieces.Count > 0)
            {
                var last = pieces[^1];
                while (last.Text.Length > 0 && last.Text[^1] == ' ')
                {
                    last.Text.Length--;
                    Width -= last.Font.Width(" ", size);
                }
            }

            var line = new TextLine([.. pieces.Where(piece => piece.Text.Length > 0).Select(piece => (piece.Text.ToString(), piece.Font))], Width);
            pieces.Clear();
            Width = 0;
            return line;
        }
    }
}
