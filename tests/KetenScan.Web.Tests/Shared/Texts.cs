using KetenScan.Web.Shared;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KetenScan.Web.Tests.Shared;

/// <summary>The application's texts for tests, in the language of the test.</summary>
internal static class Texts
{
    public static StringLocalizer<T> Of<T>() =>
        new(new CountingLocalizers(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)));
}
