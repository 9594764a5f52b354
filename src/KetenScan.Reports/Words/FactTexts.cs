using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>What the kinds of facts, their fields and their choices are called: <c>Kinds…</c> over a list, <c>Add…</c> on a button, <c>Help…</c> under a field.</summary>
public sealed class FactTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(FactTexts));
}
