using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>The words of results, in one language.</summary>
public sealed class ReportTexts(CultureInfo culture)
{
    private static readonly ResourceManager Texts = new(typeof(ReportTexts));

    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public string this[string key] => Texts.GetString(key, culture) ?? throw new MissingManifestResourceException(key);

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);
}
