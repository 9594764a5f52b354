using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The names of facts, fields and choices: <c>Kinds…</c> above a list, <c>Add…</c> on a button, <c>Help…</c> under a field.</summary>
public sealed class FactTexts(CultureInfo culture) : Texts(Source, culture)
{
    private static readonly ResourceManager Source = new(typeof(FactTexts));
}
