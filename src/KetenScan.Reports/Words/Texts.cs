using System.Globalization;
using System.Resources;

namespace KetenScan.Reports.Words;

/// <summary>Texts from one resource, in one language.</summary>
public abstract class Texts(ResourceManager source, CultureInfo culture)
{
    /// <exception cref="MissingManifestResourceException">There is no such text.</exception>
    public string this[string key] => source.GetString(key, culture) ?? throw new MissingManifestResourceException(key);

    /// <summary>Null when there is no such text.</summary>
    public string? Find(string key) => source.GetString(key, culture);

    /// <summary>Uses the key with suffix <c>One</c> when the count is 1.</summary>
    public string Count(string key, int count) => Format(count == 1 ? $"{key}One" : key, count);

    public string Format(string key, params object[] arguments) => string.Format(new Counting(culture), this[key], arguments);
}
