using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace KetenScan.Web.Features.Mail;

public sealed partial class MailBody
{
    /// <summary>None: mails are sent outside requests and circuits, and the letter has its texts already.</summary>
    private static readonly ServiceProvider Services = new ServiceCollection().BuildServiceProvider();

    /// <summary>A message as an HTML document.</summary>
    public static async Task<string> Html(Letter letter)
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Letter)] = letter });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<MailBody>(parameters)).ToHtmlString());
    }
}
