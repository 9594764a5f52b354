using KetenScan.Data;
using KetenScan.Data.PostgreSql;
using KetenScan.Data.Sqlite;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Features.Home;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MudBlazor.Services;

namespace KetenScan.Web;

/// <summary>The web application: what it is made of, and what a request passes through.</summary>
public static class KetenScanApp
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <param name="args">Settings as <c>--name=value</c>.</param>
    /// <param name="change">For tests: replaces a clock or breaks a service.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(KetenScanApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var settings = Settings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<DataDirectory>();
        builder.Services.AddSingleton(TimeProvider.System);
        AddData(builder, settings);
        builder.Services.AddSignIn();
        AddPages(builder);
        AddFeatures(builder.Services);
        change?.Invoke(builder);

        var app = builder.Build();
        Pipeline(app);
        return app;
    }

    private static void AddData(WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddDbContextFactory<KetenScanDb>(options => _ = settings.Provider == DatabaseProvider.Sqlite
            ? options.UseKetenScanSqlite(settings.ConnectionString)
            : options.UseKetenScanPostgreSql(settings.ConnectionString));
        builder.Services.AddDataProtection().SetApplicationName("KetenScan").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        builder.Services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: [DatabaseReady.Tag]);
    }

    private static void AddPages(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();

        // A page hands its scorecard over from the prerendering to the circuit in one message.
        builder.Services.AddSignalR(signalR => signalR.MaximumReceiveMessageSize = 1024 * 1024);
        builder.Services.AddMudServices();
        builder.Services.AddLanguages();
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddScoped<CurrentViewer>();
        services.AddSingleton<Questionnaires>();
        services.AddScoped<HomeService>();
        services.AddScoped<ChainService>();
        services.AddScoped<RoundService>();
        services.AddScoped<AssessService>();
        services.AddScoped<ScorecardService>();
        services.AddScoped<CompareService>();
    }

    private static void Pipeline(WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapPreferences();
        app.MapAccount();
        app.MapScorecardFiles();
        app.MapCompareFiles();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
