namespace KetenScan.Web.Start;

/// <summary>
/// A server that is told to stop says first that it is not ready, and goes on serving for a while: a load balancer sends new
/// visitors to another server before this one takes no more.
/// </summary>
internal sealed class Draining(Settings settings, TimeProvider clock) : IHostedLifecycleService
{
    public bool IsOn { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsOn = true;
        await Task.Delay(settings.Drain, clock, CancellationToken.None);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
