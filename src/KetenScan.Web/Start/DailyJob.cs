using KetenScan.Data;
using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Start;

/// <summary>Runs each task once a day, on one of the servers. A task that fails is retried and does not stop the others.</summary>
internal sealed partial class DailyJob(
    IEnumerable<DailyTask> all, IServiceScopeFactory scopes, IDbContextFactory<KetenScanDb> databases, TimeProvider clock,
    ILogger<DailyJob> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromHours(1);

    /// <summary>Runs the tasks that no server has run today.</summary>
    /// <returns>The number of tasks run here.</returns>
    public async Task<int> DoDue(IReadOnlyList<DailyTask> tasks, CancellationToken cancel)
    {
        var done = 0;
        foreach (var task in tasks)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancel);
                if (!await db.TakeLease(task.Name, Amsterdam.Next(task.At, db.Now), cancel)) continue;

                var isDone = false;
                try
                {
                    isDone = await Try(task, cancel);
                }
                finally
                {
                    // Also when the server stops halfway: another server, or the next start, continues the same day.
                    if (!isDone) await db.EndLease(task.Name, clock.GetUtcNow() + BeforeTryingAgain, CancellationToken.None);
                }

                done += isDone ? 1 : 0;
            }
            catch (Exception problem) when (!cancel.IsCancellationRequested)
            {
                LogProblem(logger, problem, task.Name);
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            await DoDue([.. all], stoppingToken);
        }
    }

    private async Task<bool> Try(DailyTask task, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await task.Do(scope.ServiceProvider, cancel);
            return true;
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            LogProblem(logger, problem, task.Name);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The daily task {Task} failed")]
    private static partial void LogProblem(ILogger logger, Exception problem, string task);
}
