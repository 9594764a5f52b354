using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using KetenScan.Load.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KetenScan.Load.Commands;

/// <summary>
/// A server of the same framework at the same address, that reads the JSON and stores the answer: no sign-in, no token, no services. What the program
/// takes more than this is what it takes for those.
/// </summary>
internal static class FloorCommand
{
    private const string Ready = "/ready";

    private static readonly Option<int> Port = Options.Number("--port", "The port of 127.0.0.1 to listen on.", 0, 1, 65_535);
    private static readonly Option<string> Connection = new("--connection") { Description = "The connection string.", Required = true };

    public static Command Command()
    {
        var command = new Command("floor", "Serves the floor; compare starts it.") { Port, Options.Database, Connection };
        command.Hidden = true;
        command.SetAction(Serve);
        return command;
    }

    /// <summary>Starts it in a process of its own. It knows the devices that are open now.</summary>
    public static Task<RunningProgram> Start(Installation installation, CancellationToken cancel)
    {
        var port = FreePort.Next();
        return RunningProgram.Start(
            new Uri($"http://127.0.0.1:{port}"),
            [
                Path.Combine(AppContext.BaseDirectory, "KetenScan.Load.dll"), "floor", "--port", $"{port}", "--database", $"{installation.Engine}",
                "--connection", installation.ConnectionString,
            ],
            [("DOTNET_gcServer", "1")],
            Ready,
            cancel);
    }

    private static async Task Serve(ParseResult parsed, CancellationToken cancel)
    {
        var (engine, connection) = (parsed.GetValue(Options.Database), parsed.GetValue(Connection)!);
        await using var db = Installation.Open(engine, connection);
        await using var floor = new Floor(engine, connection, AnswerSql.Of(db), await OpenDevices.Read(db, cancel));

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{parsed.GetValue(Port)}");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default));
        await using var app = builder.Build();
        app.MapGet(Ready, () => "ready");
        app.MapPost("/chains/{slug}/rounds/{number:int}/assessment/changes", async (Sent sent, CancellationToken stop) =>
        {
            var change = sent.Changes[0];
            var statement = change.Name[(change.Name.IndexOf('-', StringComparison.Ordinal) + 1)..];
            var value = int.Parse(change.Value, CultureInfo.InvariantCulture);
            return await floor.Store(sent.Sheet, statement, value, change.Number, stop)
                ? Results.Ok(new Told([new ToldChange(change.Name, change.Number, "stored")]))
                : Results.StatusCode(StatusCodes.Status409Conflict);
        });
        await app.StartAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
    }

    internal sealed record Sent(Guid Sheet, IReadOnlyList<SentChange> Changes);

    internal sealed record SentChange(string Kind, string Name, string Value, long Number);

    internal sealed record Told(IReadOnlyList<ToldChange> Changes);

    internal sealed record ToldChange(string Name, long Number, string Outcome);
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FloorCommand.Sent))]
[JsonSerializable(typeof(FloorCommand.Told))]
internal sealed partial class FloorJson : JsonSerializerContext;
