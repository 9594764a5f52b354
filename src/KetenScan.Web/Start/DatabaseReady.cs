using KetenScan.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KetenScan.Web.Start;

/// <summary>Ready when the database answers and has exactly this version's schema, and the server is not stopping.</summary>
internal sealed class DatabaseReady(IDbContextFactory<KetenScanDb> databases, Draining draining) : IHealthCheck
{
    public const string Tag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (draining.IsOn) return HealthCheckResult.Unhealthy("the server is stopping");

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken)) return HealthCheckResult.Unhealthy("the database does not answer");

        var (known, done) = (db.Database.GetMigrations().ToHashSet(), (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet());
        var (missing, unknown) = (known.Except(done).Count(), done.Except(known).Count());
        if (unknown > 0) return HealthCheckResult.Unhealthy($"the database is newer than this program by {unknown} migrations: install the newer version");

        return missing == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{missing} pending migrations: run the command migrate");
    }
}

internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(DatabaseReady.Tag),
            ResponseWriter = (http, report) => http.Response.WriteAsync(
                string.Join('\n', report.Entries.Values.Select(entry => entry.Description ?? entry.Status.ToString()))),
        }).AllowAnonymous();
    }
}
