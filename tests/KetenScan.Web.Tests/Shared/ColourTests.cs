using System.Globalization;
using System.Text.RegularExpressions;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using KetenScan.Web.Shared;
using MudBlazor;
using MudBlazor.Utilities;

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

    /// <summary>Every text colour on every ground of the pages, by the formula of WCAG 2.2.</summary>
    [Theory]
    [InlineData("light", 4.5)]
    [InlineData("dark", 4.5)]
    [InlineData("contrast-light", 7)]
    [InlineData("contrast-dark", 7)]
    public void Text_is_readable_in_every_appearance(string name, double least)
    {
        var appearance = Appearance.Of(name);
        var theme = KetenTheme.Of(appearance);
        Palette colours = appearance.Dark ? theme.PaletteDark : theme.PaletteLight;
        MudColor[] texts =
            [colours.TextPrimary, colours.TextSecondary, colours.Primary, colours.Success, colours.Warning, colours.Error, colours.ActionDefault];
        // The last one is --tint, which is the card itself in high contrast.
        (double, double, double)[] grounds =
            [Of(colours.Background), Of(colours.Surface), Mixed(Of(colours.Primary), Of(colours.Surface), appearance.HighContrast ? 0 : 0.08)];

        Assert.Empty(
            from text in texts
            from ground in grounds
            let contrast = Contrast(Of(text), ground)
            where contrast < least
            select $"{text} on {ground}: {contrast:0.0}");
        Assert.InRange(Contrast(Of(colours.PrimaryContrastText), Of(colours.Primary)), least, 21);
        Assert.InRange(Contrast(Of(colours.LinesInputs), Of(colours.Surface)), 3, 21);
    }

    [Fact]
    public void A_score_is_readable_on_its_colour_in_high_contrast_too()
    {
        var lighter = double.Parse(
            Lightening().Match(File.ReadAllText(Path.Combine(Source(), "wwwroot", "theme.css"))).Groups[1].Value, CultureInfo.InvariantCulture) / 100;
        var scores = Enumerable.Range(10, 41).Select(tenths => Heat.Of(new Score(tenths / 10.0)))
            .Select(colour => (colour.Red / 255.0, colour.Green / 255.0, colour.Blue / 255.0));

        Assert.All(scores, colour => Assert.InRange(Contrast(Of(Tone.Ink), colour), 4.5, 21));
        Assert.All(scores, colour => Assert.InRange(Contrast((0, 0, 0), Mixed((1, 1, 1), colour, lighter)), 7, 21));
        for (var tone = Tone.Answer1; tone <= Tone.Answer5; tone++) Assert.InRange(Contrast((0, 0, 0), Of(tone)), 7, 21);
    }

    private static (double Red, double Green, double Blue) Of(MudColor colour) => (colour.R / 255.0, colour.G / 255.0, colour.B / 255.0);

    private static (double Red, double Green, double Blue) Of(Tone tone) => Of(new MudColor(Paper.Of(tone).Hexadecimal));

    private static (double Red, double Green, double Blue) Mixed(
        (double Red, double Green, double Blue) one, (double Red, double Green, double Blue) other, double part) =>
        (one.Red * part + other.Red * (1 - part), one.Green * part + other.Green * (1 - part), one.Blue * part + other.Blue * (1 - part));

    private static double Contrast((double, double, double) one, (double, double, double) other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance((double Red, double Green, double Blue) colour) =>
        0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KetenScan.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "src", "KetenScan.Web");
    }

    [GeneratedRegex("(?<![&\\w])#([0-9a-f]{6}|[0-9a-f]{3})(?=[;\"'\\\\ .])")]
    private static partial Regex Written();

    [GeneratedRegex(@"td\.v.*rgb\(255 255 255 / (\d+)%\)")]
    private static partial Regex Lightening();
}
