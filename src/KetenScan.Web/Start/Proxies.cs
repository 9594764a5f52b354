using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace KetenScan.Web.Start;

internal static class Proxies
{
    /// <summary>Trusts X-Forwarded headers for client address, scheme, host and path, but only from the proxies in the settings.</summary>
    public static void AddProxies(this IServiceCollection services, ServerSettings settings) => services.Configure<ForwardedHeadersOptions>(forwarded =>
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.All;

        // Any number of proxies, as long as each one is trusted.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        TryRead(settings.TrustedProxies, out var proxies);
        foreach (var network in proxies) forwarded.KnownIPNetworks.Add(network);
    });

    /// <summary>Without trusted proxies the headers are not read: an empty list would mean that everybody is trusted.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerSettings>().TrustedProxies.Length > 0) app.UseForwardedHeaders();
    }

    /// <summary>Parses addresses (10.0.0.5) and networks (10.0.0.0/8).</summary>
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
