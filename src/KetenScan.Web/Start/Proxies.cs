using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace KetenScan.Web.Start;

internal static class Proxies
{
    /// <summary>Believes what the proxies of the settings say of the visitor's address, scheme, host and path, and nobody else.</summary>
    public static void AddProxies(this IServiceCollection services, ServerSettings settings) => services.Configure<ForwardedHeadersOptions>(forwarded =>
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.All;

        // As many as there are, each only as long as the one before it is trusted.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        TryRead(settings.TrustedProxies, out var proxies);
        foreach (var network in proxies) forwarded.KnownIPNetworks.Add(network);
    });

    /// <summary>Without a proxy to trust nothing is read: an empty list would mean that everybody is believed.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerSettings>().TrustedProxies.Length > 0) app.UseForwardedHeaders();
    }

    /// <summary>Reads addresses (10.0.0.5) and networks (10.0.0.0/8).</summary>
    public static bool TryRead(string written, out IReadOnlyList<IPNetwork> proxies)
    {
        var parts = written.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        proxies = [.. parts.Select(NetworkOf).OfType<IPNetwork>()];
        return proxies.Count == parts.Length;
    }

    private static IPNetwork? NetworkOf(string written)
    {
        if (IPAddress.TryParse(written, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);

        return IPNetwork.TryParse(written, out var network) ? network : null;
    }
}
