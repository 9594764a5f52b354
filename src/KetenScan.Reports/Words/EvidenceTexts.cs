using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The texts of the evidence checks.</summary>
public sealed class EvidenceTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(EvidenceTexts));
}
