using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using MudBlazor;

namespace KetenScan.Web.Shared;

/// <summary>Colours, typography and shapes of every page. Stylesheets use the <c>--mud-palette-…</c> variables.</summary>
/// <remarks>Success, warning and error are the bands: strength, to watch, concern. All text colours have a contrast of 4.5:1 on background,
/// card and tint, and of 7:1 in high contrast (ColourTests).</remarks>
internal static class KetenTheme
{
    public static string Main { get; } = Of(Tone.Main);

    private static readonly Typography Typography = new()
    {
        Default = new DefaultTypography
        {
            FontFamily = ["Inter", "Inter meanwhile", "Noto Sans", "sans-serif"],
            FontSize = "15px",
            LineHeight = "1.5",
            LetterSpacing = "normal",
        },
        Button = new ButtonTypography { FontSize = "15px", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
        H6 = new H6Typography { FontSize = "17px", FontWeight = "600", LetterSpacing = "normal" },
    };

    private static readonly LayoutProperties Layout = new() { DefaultBorderRadius = "8px" };

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = Main,
            PrimaryContrastText = Of(Tone.Card),
            Secondary = Of(Tone.Soft),
            Success = Of(Tone.Strength),
            Warning = Of(Tone.Watch),
            Error = Of(Tone.Concern),
            Info = Main,
            TextPrimary = Of(Tone.Ink),
            TextSecondary = Of(Tone.Soft),
            Background = "#f6f8f9",
            Surface = Of(Tone.Card),
            Divider = Of(Tone.Line),
            LinesDefault = Of(Tone.Line),
            LinesInputs = "#7b8c95",
            ActionDefault = Of(Tone.Soft),
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7cc7da",
            PrimaryContrastText = "#0d1a20",
            Secondary = "#a9bac2",
            Success = "#5cc9b6",
            Warning = "#e0b34a",
            Error = "#f5926b",
            Info = "#7cc7da",
            TextPrimary = "#e8eff2",
            TextSecondary = "#a9bac2",
            Background = "#101b21",
            Surface = "#17262d",
            Divider = "#2c3e47",
            LinesDefault = "#2c3e47",
            LinesInputs = "#7b8f99",
            ActionDefault = "#a9bac2",
        },
        Typography = Typography,
        LayoutProperties = Layout,
    };

    public static MudTheme HighContrast { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#003a49",
            PrimaryContrastText = "#ffffff",
            Secondary = "#000000",
            Success = "#004a40",
            Warning = "#523800",
            Error = "#7d1b00",
            Info = "#003a49",
            TextPrimary = "#000000",
            TextSecondary = "#000000",
            Background = "#ffffff",
            Surface = "#ffffff",
            Divider = "#000000",
            LinesDefault = "#000000",
            LinesInputs = "#000000",
            ActionDefault = "#000000",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#9fe8ff",
            PrimaryContrastText = "#000000",
            Secondary = "#ffffff",
            Success = "#7df0dc",
            Warning = "#ffd66b",
            Error = "#ffb59c",
            Info = "#9fe8ff",
            TextPrimary = "#ffffff",
            TextSecondary = "#ffffff",
            Background = "#000000",
            Surface = "#000000",
            Divider = "#ffffff",
            LinesDefault = "#ffffff",
            LinesInputs = "#ffffff",
            ActionDefault = "#ffffff",
        },
        Typography = Typography,
        LayoutProperties = Layout,
    };

    /// <summary>The theme of which <see cref="Appearance.Dark"/> chooses the palette.</summary>
    public static MudTheme Of(Appearance appearance) => appearance.HighContrast ? HighContrast : Theme;

    /// <summary>The colour in the light theme, as <c>#rrggbb</c>.</summary>
    public static string Of(Tone tone) => Paper.Of(tone).Hexadecimal;
}
