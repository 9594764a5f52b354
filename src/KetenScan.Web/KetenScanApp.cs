using KetenScan.Data;
using KetenScan.Data.PostgreSql;
using KetenScan.Data.Sqlite;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Backups;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Features.Home;
using KetenScan.Web.Features.Imports;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Features.Standings;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MudBlazor.Services;

namespace KetenScan.Web;

/// <summary>The web application: its services and its request pipeline.</summary>
public static class KetenScanApp
{
    internal const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>In bytes. Forms are small, and files are uploaded in chunks through the circuit.</summary>
    private const long LargestForm = 256 * 1024;

    /// <param name="args">Settings, as <c>--name=value</c>.</param>
    /// <param name="change">For tests: replaces a clock or a service.</param>
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
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
        });

        var server = builder.AddSettings(new ServerSettings.Rules(builder.Environment.IsDevelopment()));
        var database = builder.AddSettings(new DatabaseSettings.Rules(server));
        var provider = builder.AddSettings(new OidcSettings.Rules());
        builder.AddSettings(new SmtpSettings.Rules(server));
        builder.AddSettings(new RetentionSettings.Rules());
        builder.AddSettings(new SessionSettings.Rules());
        builder.AddSettings(new ThrottlingSettings.Rules());
        builder.Services.AddSingleton<DataDirectory>();
        builder.Services.AddSingleton(TimeProvider.System);

        // Gives requests in progress time to finish after the server stopped accepting new ones.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = server.Drain + TimeSpan.FromSeconds(30));
        AddData(builder, database);
        AddFeatures(builder.Services, server, provider);
        builder.Services.AddBackups(builder.AddSettings(new BackupSettings.Rules()));
        builder.Services.AddProxies(server);
        builder.Services.AddSingleton<WrongAddresses>();
        builder.Services.AddThrottling();
        AddPages(builder);
        AddShared(builder.Services);
        change?.Invoke(builder);

        var app = builder.Build();
        Pipeline(app);
        return app;
    }

    private static void AddData(WebApplicationBuilder builder, DatabaseSettings database)
    {
        builder.Services.AddDbContextFactory<KetenScanDb>(options => _ = database.Provider == DatabaseProvider.Sqlite
            ? options.UseKetenScanSqlite(database.ConnectionString)
            : options.UseKetenScanPostgreSql(database.ConnectionString));
        builder.Services.AddDataProtection().SetApplicationName("KetenScan").PersistKeysToDbContext<KetenScanDb>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: [DatabaseReady.Tag]);
    }

    private static void AddPages(WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitMaxRetained = 200;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);

            // After that time the page is loaded again, with today's data.
            circuits.PersistedCircuitInMemoryMaxRetained = 0;
        });

        // A page passes its scorecard from prerendering to the circuit in one message.
        builder.Services.AddSignalR(signalR => signalR.MaximumReceiveMessageSize = 1024 * 1024);
        builder.Services.AddMudServices();
        builder.Services.AddPageCompression();

        // A forged form is the sender's fault: 400 and no log entry, in Development too.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.AddLanguages();
    }

    private static void AddFeatures(IServiceCollection services, ServerSettings server, OidcSettings provider)
    {
        services.AddAccount(server, provider);
        services.AddActions();
        services.AddAdmin();
        services.AddApi();
        services.AddAssess();
        services.AddChains();
        services.AddCompare();
        services.AddDossier();
        services.AddHome();
        services.AddImports();
        services.AddInvitations();
        services.AddMail();
        services.AddPeople();
        services.AddPrivacy();
        services.AddRounds();
        services.AddScorecards();
        services.AddStandings();
    }

    /// <summary>Services that several features use, and background services.</summary>
    private static void AddShared(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddScoped<CurrentViewer>();
        services.AddSingleton<ShownAgain>();
        services.AddScoped<MainMenu>();
        services.AddScoped<ChainNavigation>();
        services.AddScoped<JumpService>();
        services.AddScoped<HintService>();
        services.AddScoped<UnsavedInput>();
        services.AddScoped<PageMessages>();
        services.AddSingleton<Questionnaires>();
        services.AddSingleton<RemovedPeople>();
        services.AddSingleton<AuditLog>();
        services.AddHostedService<DailyJob>();
        services.AddSingleton<Draining>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<Draining>());
    }

    private static void Pipeline(WebApplication app)
    {
        app.UseProxies();
        app.UseOwnAddress();
        app.UseHeadAsGet();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
        }

        app.UseNotFoundPage();
        app.UseRefusedPages();
        app.UseSecurityHeaders(app.Services.GetRequiredService<OidcSettings>() is { IsUsed: true } provider ? provider.Origin : null);
        app.UseOwnOriginOnly();
        app.UseRouting();
        app.UsePageCompression();
        app.UseRequestLocalization();
        app.UseSensitiveLimit(OidcSignIn.Callback);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapPreferences();
        app.MapAccount();
        app.MapActions();
        app.MapAdmin();
        app.MapApi();
        app.MapAssess();
        app.MapCompare();
        app.MapDossier();
        app.MapImports();
        app.MapInvitations();
        app.MapPrivacy();
        app.MapScorecards();
        app.MapNotFound();

        // SecurityHeaders controls framing; a second header from Blazor would only confuse.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);
    }
}
