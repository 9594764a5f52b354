using KetenScan.Pdf.Writing;

namespace KetenScan.Reports.Tests.Pdf;

/// <summary>
/// The figures are those of another HarfBuzz than ours, 6.0.0 (hb-shape --no-glyph-names --features=-calt,-liga FONT PAIR): the first glyph's
/// advance in the pair less its advance alone, in units of 1/2048, here in thousandths.
/// </summary>
public sealed class KerningTests
{
    [Theory]
    [InlineData("AV", 1273 - 1413)]
    [InlineData("To", 1162 - 1322)]
    [InlineData("LT", 961 - 1158)]
    [InlineData("Wa", 1914 - 2018)]
    [InlineData("fo", 698 - 758)]
    [InlineData("rv", 803 - 771)]
    [InlineData("\"…", 786 - 954)]
    [InlineData("4,", 0)]
    [InlineData("11", 0)]
    public void Pairs_stand_as_HarfBuzz_sets_them(string pair, int units) =>
        Assert.Equal((int)Math.Round(units * 1000 / 2048.0), PdfFont.Regular.Kern(pair[0], pair[1]));

    [Fact]
    public void A_text_is_as_wide_as_its_glyphs_and_what_stands_between_them() =>
        Assert.Equal((1273 + 1413) * 10 / 2048.0, PdfFont.Regular.Width("AV", 10), 2);
}
