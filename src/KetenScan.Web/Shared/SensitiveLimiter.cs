using System.Data.Common;
using System.Threading.RateLimiting;
using KetenScan.Data;
using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Shared;

/// <summary>Counts requests in the database that the servers of one installation share. One instance per server.</summary>
internal sealed partial class RequestCounter(IDbContextFactory<KetenScanDb> databases, TimeProvider clock, ILogger<RequestCounter> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private DateTimeOffset clearedAt;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Counts a request.</summary>
    /// <returns>The number of requests at all servers, and until when they count; null when the database does not answer.</returns>
    public async Task<(int Count, DateTimeOffset Until)?> Count(string who)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            db.Database.SetCommandTimeout(Patience);
            var counted = await db.CountRequest(who);
            if (Now - clearedAt > RequestCount.Window)
            {
                clearedAt = Now;
                await db.RemoveEndedRequestCounts();
            }

            return (counted.Count, counted.Until);
        }
        catch (Exception problem) when (problem is DbException or DbUpdateException or InvalidOperationException or TimeoutException)
        {
            LogAway(logger, problem);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database did not count a request to a sensitive endpoint; this server keeps its own count.")]
    private static partial void LogAway(ILogger logger, Exception problem);
}

/// <summary>Limits how often per minute somebody may ask for something that checks a secret, at all servers together.</summary>
internal sealed class SensitiveLimiter(string who, int most, RequestCounter counter) : RateLimiter
{
    private readonly Lock changing = new();
    private (int Count, DateTimeOffset Until) here;
    private DateTimeOffset refusedUntil;
    private DateTimeOffset lastAsked = counter.Now;

    /// <summary>Not removed while it may have a count of its own.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (changing) return counter.Now - lastAsked - RequestCount.Window is { Ticks: > 0 } idle ? idle : null;
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    /// <summary>Decides nothing: the database is asked in the asynchronous method.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease(null);

    /// <summary>A client that drops the connection is counted all the same.</summary>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        // A refused client costs the database nothing until the refusal ends.
        if (RefusedUntil() is { } refused) return new Lease(refused - counter.Now);

        var counted = await counter.Count(who) ?? Here();
        if (counted.Count <= most) return Lease.Given;

        lock (changing) refusedUntil = counted.Until;
        return new Lease(counted.Until - counter.Now);
    }

    private DateTimeOffset? RefusedUntil()
    {
        lock (changing)
        {
            lastAsked = counter.Now;
            return refusedUntil > lastAsked ? refusedUntil : null;
        }
    }

    private (int Count, DateTimeOffset Until) Here()
    {
        lock (changing) return here = here.Until <= counter.Now ? (1, counter.Now + RequestCount.Window) : (here.Count + 1, here.Until);
    }

    /// <param name="wait">How long to wait after a refusal.</param>
    private sealed class Lease(TimeSpan? wait, bool isGiven = false) : RateLimitLease
    {
        public static readonly Lease Given = new(null, isGiven: true);

        public override bool IsAcquired => isGiven;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
