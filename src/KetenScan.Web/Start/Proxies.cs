using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace KetenScan.Web.Start;

internal static class Proxies
{
    /// <summary>Believes what the proxies of the settings say of the visitor's address and scheme, and nobody else.</summary>
    public static void AddProxies(this IServiceCollection services, Settings settings) => services.Configure<ForwardedHeadersOptions>(forwarded =>
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in settings.TrustedProxies) forwarded.KnownProxies.Add(proxy);
    });

    /// <summary>Without a proxy to trust nothing is read: an empty list would mean that everybody is believed.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().TrustedProxies.Count > 0) app.UseForwardedHeaders();
    }

    public static bool TryRead(string written, out IReadOnlyList<IPAddress> proxies)
    {
        var parts = written.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        proxies = [.. parts.Select(part => IPAddress.TryParse(part, out var address) ? address : null).OfType<IPAddress>()];
        return proxies.Count == parts.Length;
    }
}
