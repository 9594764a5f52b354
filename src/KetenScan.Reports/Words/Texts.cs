using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>Words from one resource, in one language.</summary>
public abstract class Texts(ResourceManager source, CultureInfo culture)
{
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public string this[string key] => source.GetString(key, culture) ?? throw new MissingManifestResourceException(key);

    /// <summary>Null when there is no such text.</summary>
    public string? Find(string key) => source.GetString(key, culture);

    public string Format(string key, params object[] arguments) => string.Format(culture, this[key], arguments);
}
