using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The texts of the chain plan.</summary>
public sealed class PlanTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(PlanTexts));
}
