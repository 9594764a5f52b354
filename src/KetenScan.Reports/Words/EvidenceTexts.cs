using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The words of the checks of what is on record.</summary>
public sealed class EvidenceTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(EvidenceTexts));
}
