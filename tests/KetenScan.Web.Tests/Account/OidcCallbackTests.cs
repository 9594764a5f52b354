using System.Net;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Account;

/// <summary>What comes back from an OpenID Connect provider in place of a sign-in.</summary>
public sealed class OidcCallbackTests : IAsyncLifetime
{
    private TestProvider provider = null!;
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await TestProvider.Start();
        app = await RunningKetenScan.Start(provider.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_that_was_not_asked_for_is_refused()
    {
        using var browser = new ByProvider(app.Address);
        var refused = (await browser.Client.GetAsync("/account/oidc/callback?code=gestolen&state=verzonnen")).Headers.Location!;

        Assert.Equal("/account/login?provider=failed", (await browser.Client.GetAsync(refused)).Headers.Location!.OriginalString);
        Assert.Equal("/account/login?provider=failed", (await browser.Client.GetAsync(refused)).Headers.Location!.OriginalString);
        using var other = new ByProvider(app.Address);
        Assert.Equal("/account/login?provider=failed", (await other.Client.GetAsync(refused)).Headers.Location!.OriginalString);
        await using var db = await Db();
        Assert.Equal(1, await db.AuditLog.CountAsync(entry => entry.What == AuditEvent.ProviderFailed));
    }

    [Fact]
    public async Task A_provider_that_is_away_leads_back_to_the_sign_in_page_and_is_on_record()
    {
        await provider.DisposeAsync();
        using var browser = new ByProvider(app.Address);

        var answer = await browser.Post("account/oidc?returnUrl=%2F", await browser.Client.GetStringAsync("account/login"));

        Assert.Equal("/account/login?provider=failed", answer.Headers.Location!.OriginalString);
        await using var db = await Db();
        Assert.Equal(1, await db.AuditLog.CountAsync(entry => entry.What == AuditEvent.ProviderFailed));
    }

    [Fact]
    public async Task The_callback_of_the_provider_is_limited_like_other_sensitive_endpoints()
    {
        await using var limited = await RunningKetenScan.Start([.. provider.Settings(), "--Throttling:SensitivePerMinute=3"]);
        using var browser = new ByProvider(limited.Address);
        async Task<HttpResponseMessage> Back() => await browser.Client.GetAsync("/account/oidc/callback?code=x&state=y");

        for (var come = 0; come < 3; come++) Assert.Equal(HttpStatusCode.Redirect, (await Back()).StatusCode);
        var refused = await Back();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task An_error_from_the_provider_is_in_the_audit_log()
    {
        provider.Error = "access_denied";
        using var browser = new ByProvider(app.Address);

        Assert.Equal("/account/login?provider=failed", await browser.Enter());
        await using var db = await Db();
        Assert.Equal("error: access_denied", (await db.AuditLog.SingleAsync(entry => entry.What == AuditEvent.ProviderFailed)).About);
    }

    private Task<KetenScanDb> Db() => app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
}
