using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The texts of results.</summary>
public sealed class ReportTexts(CultureInfo culture) : Texts(Source, culture)
{
    private const int MostNames = 3;

    private static readonly ResourceManager Source = new(typeof(ReportTexts));

    /// <summary>"A", "A and B" or "A, B and C".</summary>
    /// <param name="names">At least one.</param>
    public string AllOf(IReadOnlyList<string> names) => names.Count == 1 ? names[0] : Format("And", string.Join(", ", names.SkipLast(1)), names[^1]);

    /// <summary>As <see cref="AllOf"/>; from more than three names only the first three, after "among others". Null without names.</summary>
    public string? SomeOf(IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        <= MostNames => AllOf(names),
        _ => Format("AmongOthers", string.Join(", ", names.Take(MostNames - 1)), names[MostNames - 1]),
    };
}
