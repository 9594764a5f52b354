using MudBlazor;

namespace KetenScan.Web.Shared;

/// <summary>Colours, type and shape of every page. Styles use them by their <c>--mud-palette-…</c> variables.</summary>
/// <remarks>Success, warning and error carry the bands: strength, to watch, concern. All text colours reach 4.5:1 on ground and card.</remarks>
internal static class KetenTheme
{
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#0b5a6f",
            PrimaryContrastText = "#ffffff",
            Secondary = "#51626b",
            Success = "#0f766e",
            Warning = "#8a6100",
            Error = "#b43a12",
            Info = "#0b5a6f",
            TextPrimary = "#16262e",
            TextSecondary = "#51626b",
            Background = "#f6f8f9",
            Surface = "#ffffff",
            Divider = "#dbe3e7",
            LinesDefault = "#dbe3e7",
            LinesInputs = "#7b8c95",
            ActionDefault = "#51626b",
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
            Default = new DefaultTypography { FontFamily = ["Inter", "Noto Sans", "sans-serif"], FontSize = "15px", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontSize = "15px", FontWeight = "600", TextTransform = "none", LetterSpacing = "normal" },
            H6 = new H6Typography { FontSize = "17px", FontWeight = "600", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };
}
