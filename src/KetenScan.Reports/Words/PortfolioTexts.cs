using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The texts of the comparison of chains.</summary>
public sealed class PortfolioTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(PortfolioTexts));
}
