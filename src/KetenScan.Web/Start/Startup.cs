using System.Data.Common;
using System.Net.Sockets;
using KetenScan.Data;
using KetenScan.Demo;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Start;

/// <summary>The steps between building the application and serving requests.</summary>
internal static class Startup
{
    /// <summary>For a server. In Development, migrates the database. Otherwise does not change it, and only says that it has to be migrated.</summary>
    public static Task Prepare(WebApplication app, CancellationToken cancel) =>
        Prepare(app, words => Console.Error.WriteLineAsync($"{words} Until then /health/ready says so and pages fail."), cancel);

    /// <summary>As <see cref="Prepare(WebApplication, CancellationToken)"/>, for a command that cannot work before that.</summary>
    /// <exception cref="CannotStart">The database has to be migrated first.</exception>
    public static Task PrepareCommand(WebApplication app, CancellationToken cancel) => Prepare(app, words => throw new CannotStart(words), cancel);

    private static async Task Prepare(WebApplication app, Func<string, Task> askToMigrate, CancellationToken cancel)
    {
        if (app.Environment.IsDevelopment())
        {
            await Migrate(app, cancel);
            return;
        }

        app.Services.GetRequiredService<DataDirectory>();
        await AtTheDatabase(app, async db =>
        {
            await db.Database.OpenConnectionAsync(cancel);

            // The command migrate also erases again, after it has migrated the database.
            var missing = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
            if (missing == 0) await EraseAgain(app, cancel);
            else await askToMigrate(ToMigrate(missing));
        }, cancel);
    }

    /// <summary>For a command that works beside a running server with either database, and changes nothing.</summary>
    /// <exception cref="CannotStart">There is no database of this version, or it cannot be reached.</exception>
    public static Task CheckDatabase(WebApplication app, CancellationToken cancel) => AtTheDatabase(app, async db =>
    {
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Count() is var missing and > 0) throw new CannotStart(ToMigrate(missing));
    }, cancel);

    /// <exception cref="CannotStart">Outside Development: PublicUrl is not an https address, and no setting allows that.</exception>
    public static void CheckPublicUrl(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        if (app.Environment.IsDevelopment() || settings.AllowHttp || (settings.IsPublicUrlSet && settings.IsHttps)) return;

        throw new CannotStart(
            $"Setting PublicUrl is {(settings.IsPublicUrlSet ? $"\"{settings.PublicUrl}\"" : "empty")}; it must be the https address that people type, "
            + "such as https://ketenscan.example.nl. On a closed network without TLS set AllowHttp=true.");
    }

    /// <exception cref="CannotStart">The database cannot be reached or written, or is older than the first release.</exception>
    public static Task Migrate(WebApplication app, CancellationToken cancel)
    {
        app.Services.GetRequiredService<DataDirectory>();
        return AtTheDatabase(app, async db =>
        {
            await RefuseBeforeFirstRelease(db, cancel);
            await db.MigrateAlone(async () =>
            {
                await EraseAgain(app, cancel);
                var builtIn = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn).Version;
                if (await db.Questionnaires.AnyAsync(stored => stored.Key == builtIn.Key && stored.Version == builtIn.Version, cancel)) return;

                db.Questionnaires.Add(new StoredQuestionnaire(builtIn, QuestionnaireJson.BuiltIn, app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
                await db.SaveChangesAsync(cancel);
            }, cancel);
        }, cancel);
    }

    /// <exception cref="CannotStart">The address is in use or does not belong to this machine.</exception>
    public static async Task Listen(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception problem) when (problem is SocketException or (IOException and not FileNotFoundException) || IsWithoutCertificate(app, problem))
        {
            var reason = problem.InnerException is AddressInUseException ? "the port is taken" : problem.Message.Split('.', '\n')[0];
            throw new CannotStart(
                $"Cannot listen on {app.Configuration["urls"] ?? KetenScanApp.DefaultUrl}: {reason}. Choose another with --urls http://127.0.0.1:PORT.",
                problem);
        }
    }

    /// <summary>An https address needs a certificate, which this program leaves to the proxy in front of it.</summary>
    private static bool IsWithoutCertificate(WebApplication app, Exception problem) =>
        problem is InvalidOperationException && app.Configuration["urls"]?.Contains("https:", StringComparison.OrdinalIgnoreCase) == true;

    public static async Task Announce(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        Console.WriteLine($"KetenScan: {string.Join(", ", app.Urls)}");
        Console.WriteLine($"Data: {settings.DataDirectory} ({app.Services.GetRequiredService<DatabaseSettings>().Provider})");
        if (!app.Environment.IsDevelopment()) return;

        foreach (var account in new DemoAccounts().All) Console.WriteLine($"Demo account: {account.Email} ({account.DisplayName})");
        Console.WriteLine($"Demo password: {await DemoSeed.Password(app.Services)}");
    }

    private static string ToMigrate(int missing) => $"The database is empty or older than this program ({missing} to migrate): run the command migrate.";

    /// <summary>The migrations from before the first release were replaced by one, which cannot be applied to a database that they created.</summary>
    private static async Task RefuseBeforeFirstRelease(KetenScanDb db, CancellationToken cancel)
    {
        // Names of migrations start with the time at which they were created.
        var first = db.Database.GetMigrations().First();
        if (!(await db.Database.GetAppliedMigrationsAsync(cancel)).Any(done => string.CompareOrdinal(done, first) < 0)) return;

        throw new CannotStart(
            "The database was made before the first release, from which there is no upgrade: move it away and begin with an empty one. Files of rounds "
            + "can be read into it with import-round.");
    }

    /// <summary>Before the server accepts requests: erased people must not reappear because a backup was restored.</summary>
    private static async Task EraseAgain(WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var again = await scope.ServiceProvider.GetRequiredService<Retention>().EraseAgain(cancel);
        if (again > 0) Console.WriteLine($"Erased again after a backup was restored: {again} people, accounts and rounds.");
    }

    private static async Task AtTheDatabase(WebApplication app, Func<KetenScanDb, Task> work, CancellationToken cancel)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        try
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync(cancel);
            await work(db);
        }
        catch (Exception problem) when (Find<DbException>(problem) is not null || Find<SocketException>(problem) is not null || problem is ArgumentException)
        {
            var isSqlite = app.Services.GetRequiredService<DatabaseSettings>().Provider == DatabaseProvider.Sqlite;
            var where = isSqlite ? $"the SQLite database in {settings.DataDirectory}" : "the PostgreSQL database of ConnectionStrings__KetenScan";
            throw new CannotStart($"Cannot use {where}: {(Find<DbException>(problem) ?? problem).Message.ReplaceLineEndings(" ")}", problem);
        }
    }

    private static T? Find<T>(Exception? problem)
        where T : Exception =>
        problem is null or T ? (T?)problem : Find<T>(problem.InnerException);
}
