using System.Text.RegularExpressions;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;

namespace KetenScan.Web.Tests.Shared;

/// <summary>Stylesheets, drawings and texts cannot reference a colour; the colours that are written there are those of the PDF.</summary>
public sealed partial class ColourTests
{
    private static readonly string[] OfBoth = [.. Enum.GetValues<Tone>().Select(tone => Paper.Of(tone).Hexadecimal)];

    [Fact]
    public void The_answers_have_the_same_colours_on_screen_and_on_paper()
    {
        var styles = File.ReadAllText(Path.Combine(Source(), "Shared", "FigureSvg.razor.css"));

        for (var tone = Tone.Answer1; tone <= Tone.Answer5; tone++)
            Assert.Contains($".fill-{tone.ToString().ToLowerInvariant()} {{ fill: {Paper.Of(tone).Css}; }}", styles, StringComparison.Ordinal);
    }

    [Fact]
    public void No_other_colour_is_written_than_the_papers()
    {
        var other =
            from file in Directory.EnumerateFiles(Source(), "*.*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".css" or ".svg" or ".razor" or ".cs" or ".resx" && Path.GetFileName(file) is not "KetenTheme.cs"
            where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
            from Match colour in Written().Matches(File.ReadAllText(file))
            where colour.Value is not "#fff" && !OfBoth.Contains(colour.Value)
            select $"{Path.GetFileName(file)}: {colour.Value}";

        Assert.Empty(other);
    }

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetenScan.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "KetenScan.Web");
    }

    [GeneratedRegex("(?<![&\\w])#([0-9a-f]{6}|[0-9a-f]{3})(?=[;\"'\\\\ .])")]
    private static partial Regex Written();
}
