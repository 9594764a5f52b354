using System.Net.Http.Headers;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Tests.Compare;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Api;

/// <summary>A running application with the demo, and clients with keys of its accounts.</summary>
public abstract class RunningApi : IAsyncLifetime
{
    protected RunningKetenScan App { get; private set; } = null!;

    protected IServiceProvider Services => scope.ServiceProvider;

    private AsyncServiceScope scope;

    protected TokenService Tokens => scope.ServiceProvider.GetRequiredService<TokenService>();

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

    protected async Task<HttpClient> Client(string who, TokenScopes scopes = TokenScopes.Chains | TokenScopes.Scorecards)
    {
        var secret = TokenService.NewSecret();
        await Tokens.Make(await Viewer(who), secret, "test", scopes, 30);
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = App.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    protected Task<KetenScanDb> Db() => scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();

    protected async Task<Viewer> Viewer(string who)
    {
        await using var db = await Db();
        var viewer = await db.Users
            .Where(user => user.Email == $"{who}@demo.example")
            .Select(user => new Viewer(user.Id, user.DisplayName, null))
            .SingleAsync();
        return await viewer.Proved(scope.ServiceProvider.GetRequiredService<IDbContextFactory<KetenScanDb>>());
    }
}
