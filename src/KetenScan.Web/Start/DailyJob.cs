using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Features.Standings;

namespace KetenScan.Web.Start;

/// <summary>Once a day: reminds owners of their actions, forgets what has been kept long enough, and fixes what chains are compared with in a new quarter.</summary>
internal sealed partial class DailyJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DailyJob> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var first = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            // A server that is started every day must come to it too.
            await Task.Delay(first ? TimeSpan.FromMinutes(10) : TimeSpan.FromDays(1), clock, stoppingToken);
            first = false;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ActionReminders>().Send(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<Retention>().Expire(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<StandingService>().FixQuarter(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(logger, problem);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The work of the day cannot be done")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
