using System.CommandLine;
using KetenScan.Web.Start;

namespace KetenScan.Web.Commands;

/// <summary>Serves the web application until it is stopped. The default command.</summary>
internal static class ServeCommand
{
    private const string Urls = "--urls";

    public static Command Command()
    {
        var command = new Command("serve", "Serves the web application (the default command).") { UrlsOption() };
        command.SetAction((parsed, cancel) => Serve(parsed.GetValue<string>(Urls), cancel));
        return command;
    }

    public static void MakeDefault(RootCommand root)
    {
        root.Options.Add(UrlsOption());
        root.SetAction((parsed, cancel) => Serve(parsed.GetValue<string>(Urls), cancel));
    }

    private static Option<string> UrlsOption() => new(Urls) { Description = "Where to listen, such as http://127.0.0.1:5080." };

    private static async Task<int> Serve(string? urls, CancellationToken cancel)
    {
        await using var app = KetenScanApp.Build(urls is null ? [] : [$"{Urls}={urls}"]);
        Startup.CheckPublicUrl(app);
        await Startup.Prepare(app, cancel);
        if (app.Environment.IsDevelopment()) await DemoSeed.Run(app.Services, cancel);
        await Startup.Listen(app, cancel);
        await Startup.Announce(app);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
