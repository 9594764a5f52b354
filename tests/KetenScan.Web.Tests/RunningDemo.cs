using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests;

/// <summary>A running application with the demo, of its own for each test, and its services.</summary>
public abstract class RunningDemo : IAsyncLifetime
{
    private AsyncServiceScope scope;

    protected RunningKetenScan App { get; private set; } = null!;

    protected IServiceProvider Services => scope.ServiceProvider;

    protected IDbContextFactory<KetenScanDb> Databases => App.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>();

    public async ValueTask InitializeAsync()
    {
        App = await RunningKetenScan.Start();
        scope = App.Services.CreateAsyncScope();
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await App.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
