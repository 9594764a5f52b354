using System.Threading.RateLimiting;

namespace KetenScan.Web.Shared;

/// <summary>How often one address may knock at the doors where a secret is asked.</summary>
internal static class Throttling
{
    /// <summary>Signing in, personal links, lost links.</summary>
    public const string Doors = "doors";

    /// <summary>What programs ask with a key.</summary>
    public const string Programs = "programs";

    private const int MostAsked = 600;

    /// <summary>Knocks per address and minute; an organisation behind one address stays below it.</summary>
    private const int MostPerMinute = 60;

    /// <summary>An answer that says nothing of whether an address is known takes at least this long, known or not.</summary>
    private static readonly TimeSpan SameForAll = TimeSpan.FromMilliseconds(400);

    /// <summary>Does something with an address, if one was given, in a time that does not tell whether it is known.</summary>
    public static Task WithoutTelling(string? email, Func<string, Task> work, CancellationToken cancel) =>
        Task.WhenAll(Task.Delay(SameForAll, cancel), string.IsNullOrWhiteSpace(email) ? Task.CompletedTask : work(email));

    public static void AddThrottling(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Doors, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("Throttling:DoorsPerMinute", MostPerMinute), Window = TimeSpan.FromMinutes(1) }));
        limiter.AddPolicy(Programs, http => RateLimitPartition.GetFixedWindowLimiter(
            http.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value ?? http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = MostAsked, Window = TimeSpan.FromMinutes(1) }));
    });
}
