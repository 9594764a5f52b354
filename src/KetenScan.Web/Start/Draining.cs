using System.Runtime.InteropServices;

namespace KetenScan.Web.Start;

/// <summary>
/// A server that receives a stop signal first reports that it is not ready and continues to serve for a while, also open pages. Meanwhile
/// a load balancer sends new visitors to another server. A second signal stops it at once.
/// </summary>
internal sealed class Draining(ServerSettings settings, TimeProvider clock, IHostApplicationLifetime application) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];

    public bool IsOn { get; private set; }

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, told =>
        {
            // Otherwise the process ends when this handler returns.
            told.Cancel = true;
            _ = Stop();
        })));
        return Task.CompletedTask;
    }

    public async Task Stop()
    {
        if (!IsOn)
        {
            IsOn = true;
            await Task.Delay(settings.Drain, clock);
        }

        application.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());
}
