using System.Buffers.Binary;
using System.Numerics;

namespace KetenScan.Pdf.Writing;

/// <summary>The kerning of glyph pairs, from a font's GPOS table (OpenType 1.9, "GPOS").</summary>
internal sealed class Kerning
{
    private const int PairAdjustment = 2;
    private const int Extension = 9;
    private const int HorizontalAdvance = 0x0004;

    private readonly byte[] font;
    private readonly List<List<int>> lookups = [];

    public Kerning(byte[] font)
    {
        this.font = font;
        if (Find("GPOS") is not { } gpos) return;

        var list = gpos + Word(gpos + 8);
        foreach (var index in KernLookups(gpos + Word(gpos + 6))) lookups.Add(Subtables(list + Word(list + 2 + 2 * index)));
    }

    /// <summary>The adjustment in font units; 0 for most pairs.</summary>
    public int Between(int first, int second)
    {
        foreach (var lookup in lookups)
        {
            foreach (var subtable in lookup)
            {
                // Within a lookup, the first subtable that covers the pair applies.
                if (Coverage(subtable + Word(subtable + 2), first) is not { } covered) continue;
                if ((Word(subtable) == 1 ? OfPair(subtable, covered, second) : OfClasses(subtable, first, second)) is { } advance) return advance;
            }
        }

        return 0;
    }

    private int? Find(string table)
    {
        for (var record = 12; record < 12 + 16 * Word(4); record += 16)
        {
            if (System.Text.Encoding.ASCII.GetString(font, record, 4) == table) return (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(record + 8));
        }

        return null;
    }

    private SortedSet<int> KernLookups(int features)
    {
        var found = new SortedSet<int>();
        for (var number = 0; number < Word(features); number++)
        {
            var record = features + 2 + 6 * number;
            if (System.Text.Encoding.ASCII.GetString(font, record, 4) != "kern") continue;

            var feature = features + Word(record + 4);
            for (var place = 0; place < Word(feature + 2); place++) found.Add(Word(feature + 4 + 2 * place));
        }

        return found;
    }

    private List<int> Subtables(int lookup)
    {
        var found = new List<int>();
        for (var number = 0; number < Word(lookup + 4); number++)
        {
            var subtable = lookup + Word(lookup + 6 + 2 * number);
            var type = Word(lookup);
            if (type == Extension)
            {
                type = Word(subtable + 2);
                subtable += (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(subtable + 4));
            }

            if (type == PairAdjustment) found.Add(subtable);
        }

        return found;
    }

    private int? OfPair(int subtable, int covered, int second)
    {
        var set = subtable + Word(subtable + 10 + 2 * covered);
        var size = 2 + SizeOf(Word(subtable + 4)) + SizeOf(Word(subtable + 6));
        for (var number = 0; number < Word(set); number++)
        {
            var record = set + 2 + size * number;
            if (Word(record) == second) return Advance(record + 2, Word(subtable + 4));
        }

        return null;
    }

    private int OfClasses(int subtable, int first, int second)
    {
        var row = Class(subtable + Word(subtable + 8), first);
        var column = Class(subtable + Word(subtable + 10), second);
        var size = SizeOf(Word(subtable + 4)) + SizeOf(Word(subtable + 6));
        return Advance(subtable + 16 + size * (row * Word(subtable + 14) + column), Word(subtable + 4));
    }

    private int Advance(int record, int format) =>
        (format & HorizontalAdvance) == 0 ? 0 : BinaryPrimitives.ReadInt16BigEndian(font.AsSpan(record + SizeOf(format & (HorizontalAdvance - 1))));

    private static int SizeOf(int format) => 2 * BitOperations.PopCount((uint)format);

    private int? Coverage(int table, int glyph)
    {
        for (var number = 0; number < Word(table + 2); number++)
        {
            if (Word(table) == 1)
            {
                if (Word(table + 4 + 2 * number) == glyph) return number;
                continue;
            }

            var range = table + 4 + 6 * number;
            if (glyph >= Word(range) && glyph <= Word(range + 2)) return Word(range + 4) + glyph - Word(range);
        }

        return null;
    }

    private int Class(int table, int glyph)
    {
        if (Word(table) == 1)
        {
            var place = glyph - Word(table + 2);
            return place >= 0 && place < Word(table + 4) ? Word(table + 6 + 2 * place) : 0;
        }

        for (var number = 0; number < Word(table + 2); number++)
        {
            var range = table + 4 + 6 * number;
            if (glyph >= Word(range) && glyph <= Word(range + 2)) return Word(range + 4);
        }

        return 0;
    }

    private int Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));
}
