using KetenScan.Pdf.Drawing;
using KetenScan.Pdf.Layout;
using KetenScan.Reports.Figures;
using MudBlazor;

namespace KetenScan.Web.Shared;

/// <summary>Colours, typography and shapes of every page. Stylesheets use the <c>--mud-palette-…</c> variables.</summary>
/// <remarks>Success, warning and error are the bands: strength, to watch, concern. All text colours have a contrast of 4.5:1 on background and card.</remarks>
internal static class KetenTheme
{
    public static string Main { get; } = Of(Tone.Main);

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
        Typography = new Typography
        {
            Default = new DefaultTypography
            {
                FontFamily = ["Inter", "Noto Sans", "sans-serif"],
                FontSize = "15px",
                LineHeight = "1.5",
                LetterSpacing = "normal",
            },
            Button = new ButtonTypography { FontSize = "15px", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "17px", FontWeight = "600", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };

    /// <summary>The colour in the light theme, as <c>#rrggbb</c>.</summary>
    public static string Of(Tone tone) => Paper.Of(tone).Hexadecimal;
}
