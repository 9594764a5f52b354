using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace KetenScan.Web.Shared;

/// <summary>Rate limits, mostly for requests that check a secret, per person or network.</summary>
internal static class Throttling
{
    /// <summary>Signing in, personal links, lost links.</summary>
    public const string Sensitive = "sensitive";

    /// <summary>API requests with a key.</summary>
    public const string Programs = "programs";

    /// <summary>PDFs, worksheets and archives, which take time and memory to create.</summary>
    public const string Files = "files";

    private const int MostAsked = 600;

    /// <summary>How many files are created at once for one person, and how many more requests may wait.</summary>
    private const int FilesAtOnce = 2;

    private const int FilesWaiting = 200;

    /// <summary>In bits: the part of an IPv6 address that identifies a home or office. A visitor can use every address in it.</summary>
    private const int NetworkPrefix = 64;

    /// <summary>The minimum time of a response that must not reveal whether an address is known.</summary>
    private static readonly TimeSpan SameForAll = TimeSpan.FromMilliseconds(400);

    /// <summary>Does work for an address, if one was given, in a time that does not reveal whether the address is known.</summary>
    public static Task WithoutTelling(string? email, Func<string, Task> work, CancellationToken cancel) =>
        Task.WhenAll(Task.Delay(SameForAll, cancel), string.IsNullOrWhiteSpace(email) ? Task.CompletedTask : work(email));

    public static void AddThrottling(this IServiceCollection services) => services.AddSingleton<RequestCounter>().AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            SayHowLong(rejected.HttpContext, rejected.Lease);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(Sensitive, http => SensitiveLimit(http, WhoAsks(http)));
        limiter.AddPolicy(Files, http =>
        {
            var most = http.RequestServices.GetRequiredService<ThrottlingSettings>().FilesPerMinute;
            return RateLimitPartition.Get(WhoAsks(http), _ => RateLimiter.CreateChained(
                new FixedWindowRateLimiter(PerMinute(most)),
                new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = FilesAtOnce, QueueLimit = FilesWaiting })));
        });
        limiter.AddPolicy(Programs, http => RateLimitPartition.GetFixedWindowLimiter(WhoAsks(http), _ => PerMinute(MostAsked)));
    });

    /// <summary>
    /// Limits a path that the authentication middleware answers itself, and so has no endpoint to carry a policy. Counted separately, because whoever comes
    /// back there was counted before.
    /// </summary>
    public static void UseSensitiveLimit(this WebApplication app, string address)
    {
        var limiter = PartitionedRateLimiter.Create<HttpContext, string>(http => SensitiveLimit(http, $"{NetworkOf(http.Connection.RemoteIpAddress)} back"));
        app.UseWhen(http => http.Request.Path == address, limited => limited.Use(async (http, next) =>
        {
            using var lease = await limiter.AcquireAsync(http);
            if (lease.IsAcquired)
            {
                await next(http);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            SayHowLong(http, lease);
        }));
    }

    private static RateLimitPartition<string> SensitiveLimit(HttpContext http, string asks)
    {
        var services = http.RequestServices;
        return RateLimitPartition.Get(asks, who =>
            new SensitiveLimiter(who, services.GetRequiredService<ThrottlingSettings>().SensitivePerMinute, services.GetRequiredService<RequestCounter>()));
    }

    private static void SayHowLong(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    private static FixedWindowRateLimiterOptions PerMinute(int most) => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1) };

    private static string WhoAsks(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? NetworkOf(http.Connection.RemoteIpAddress);

    /// <summary>An IPv4 address, or the network of an IPv6 address.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkPrefix / 8).Clear();
        return $"{new IPAddress(bytes)}/{NetworkPrefix}";
    }
}
