using System.Threading.RateLimiting;

namespace KetenScan.Web.Shared;

/// <summary>How often one address may knock at the doors where a secret is asked.</summary>
internal static class Throttling
{
    /// <summary>Signing in, personal links, lost links.</summary>
    public const string Doors = "doors";

    /// <summary>Knocks per address and minute; an organisation behind one address stays below it.</summary>
    private const int MostPerMinute = 60;

    public static void AddThrottling(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Doors, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Throttling:DoorsPerMinute", MostPerMinute), Window = TimeSpan.FromMinutes(1) }));
    });
}
