using KetenScan.Data;
using KetenScan.Data.Dossiers;
using KetenScan.Domain;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Features.Standings;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Start;

/// <summary>Something that is done once a day.</summary>
/// <param name="Name">By which servers on one database know it.</param>
internal sealed record DailyTask(string Name, Func<IServiceProvider, CancellationToken, Task> Do)
{
    /// <summary>Reminds owners of their actions, forgets what has been kept long enough, removes uploads that nothing shows, fixes what chains are compared with in a new quarter.</summary>
    public static readonly IReadOnlyList<DailyTask> All =
    [
        new("action reminders", (services, cancel) => services.GetRequiredService<ActionReminders>().Send(cancel)),
        new("retention", (services, cancel) => services.GetRequiredService<Retention>().Expire(cancel)),
        new("unused files", RemoveUnusedFiles),
        new("quarter", (services, cancel) => services.GetRequiredService<StandingService>().FixQuarter(cancel)),
    ];

    private static async Task RemoveUnusedFiles(IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync(cancel);
        await db.RemoveUnusedFiles(cancel);
    }
}

/// <summary>Does each task once a day, on one of the servers; one that fails is tried again and stops none of the others.</summary>
internal sealed partial class DailyJob(IServiceScopeFactory scopes, IDbContextFactory<KetenScanDb> databases, TimeProvider clock, ILogger<DailyJob> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromHours(1);

    /// <summary>Does what nobody did today.</summary>
    /// <returns>How many tasks were done here.</returns>
    public async Task<int> DoDue(IReadOnlyList<DailyTask> tasks, CancellationToken cancel)
    {
        var done = 0;
        foreach (var task in tasks)
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancel);
                if (!await db.TakeLease(task.Name, Amsterdam.Start(db.Today.AddDays(1)), cancel)) continue;

                var isDone = false;
                try
                {
                    isDone = await Try(task, cancel);
                }
                finally
                {
                    // Also when the server stops in the middle: another one, or the next start, goes on the same day.
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
            await DoDue(DailyTask.All, stoppingToken);
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
