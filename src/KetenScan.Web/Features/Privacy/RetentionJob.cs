namespace KetenScan.Web.Features.Privacy;

/// <summary>Once a day: forgets what has been kept long enough.</summary>
internal sealed partial class RetentionJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RetentionJob> logger) : BackgroundService
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
                await scope.ServiceProvider.GetRequiredService<PrivacyService>().Expire(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(logger, problem);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "What has been kept long enough cannot be forgotten")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
