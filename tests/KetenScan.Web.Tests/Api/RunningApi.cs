using System.Net.Http.Headers;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Tests.Compare;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Api;

/// <summary>A running application with the demo, and clients with keys of its accounts.</summary>
public abstract class RunningApi : RunningDemo
{
    protected TokenService Tokens => Services.GetRequiredService<TokenService>();

    protected async Task<HttpClient> Client(string who, TokenScopes scopes = TokenScopes.Chains | TokenScopes.Scorecards)
    {
        var secret = TokenService.NewSecret();
        await Tokens.Make(await Viewer(who), secret, "test", scopes, 30);
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = App.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    protected Task<KetenScanDb> Db() => Databases.CreateDbContextAsync();

    protected async Task<Viewer> Viewer(string who)
    {
        await using var db = await Db();
        var viewer = await db.Users
            .Where(user => user.Email == $"{who}@demo.example")
            .Select(user => new Viewer(user.Id, user.DisplayName, null))
            .SingleAsync();
        return await viewer.Proved(Databases);
    }
}
