using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The words of results.</summary>
public sealed class ReportTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(ReportTexts));
}
