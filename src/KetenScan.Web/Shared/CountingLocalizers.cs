using System.Globalization;
using KetenScan.Reports.Words;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Shared;

/// <summary>The application's texts, with <see cref="Counting"/>.</summary>
public sealed class CountingLocalizers(ResourceManagerStringLocalizerFactory source) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new Localizer(source.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new Localizer(source.Create(baseName, location));

    private sealed class Localizer(IStringLocalizer inner) : IStringLocalizer
    {
        public LocalizedString this[string name] => inner[name];

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var text = inner[name];
                return new LocalizedString(name, string.Format(new Counting(CultureInfo.CurrentCulture), text.Value, arguments), text.ResourceNotFound);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);
    }
}
