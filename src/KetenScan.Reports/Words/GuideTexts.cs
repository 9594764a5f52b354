using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The texts of the conversation guide.</summary>
public sealed class GuideTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(GuideTexts));
}
