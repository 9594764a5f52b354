using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Assess;

/// <summary>Requests to the demo's sheet, as a browser with and without script makes them.</summary>
internal static partial class SheetRequests
{
    public const string Sheet = "/chains/dementie-de-meren/rounds/4/assessment";

    public static async Task<int> StatusOf(HttpClient client, object body, string token)
    {
        using var answer = await Send(client, body, token);
        return (int)answer.StatusCode;
    }

    public static async Task<HttpResponseMessage> Send(HttpClient client, object body, string token, string address = Sheet)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/changes") { Content = JsonContent.Create(body) };
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        return await client.SendAsync(request);
    }

    public static async Task<JsonDocument> SendChanges(HttpClient client, string page, params (string Kind, string Name, string Value)[] changes)
    {
        var number = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        using var answer = await Send(
            client,
            new { sheet = SheetIn(page), changes = changes.Select(change => new { kind = change.Kind, name = change.Name, value = change.Value, number }) },
            DemoServer.TokenIn(page));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }

    public static (string? Outcome, bool Stops) Single(JsonDocument answer)
    {
        var change = answer.RootElement.GetProperty("changes").EnumerateArray().Single();
        return (change.GetProperty("outcome").GetString(), change.GetProperty("stops").GetBoolean());
    }

    /// <summary>Posts the form of a step with these fields beside its hidden ones.</summary>
    public static Task<HttpResponseMessage> Post(HttpClient client, string address, string page, int step, params (string Name, string Value)[] fields)
    {
        var section = page[page.IndexOf($"data-step=\"{step}\" data-title", StringComparison.Ordinal)..];
        var shown = WebUtility.HtmlDecode(Shown().Match(section).Groups[1].Value);
        return client.PostAsync(
            $"{address}?step={step}",
            new FormUrlEncodedContent(
                [
                    new("__RequestVerificationToken", DemoServer.TokenIn(page)), new("sheet", $"{SheetIn(page)}"), new("shown", shown),
                    .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
                ]));
    }

    public static Guid SheetIn(string page) => Guid.Parse(SheetId().Match(page).Groups[1].Value);

    /// <summary>The sheet as it is stored.</summary>
    public static async Task<(Dictionary<string, int?> Answers, Dictionary<string, string> Comments)> Stored(this RunningKetenScan app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        var own = await db.Participants
            .Where(participant => db.Users.Any(account => account.Id == participant.AccountId && account.Email == "strategisch@demo.example")
                && db.Rounds.Any(round => round.Id == participant.RoundId && round.Number == 4))
            .Include(participant => participant.Sheet.Answers).Include(participant => participant.Sheet.Comments)
            .SingleAsync();
        return (
            own.Sheet.Answers.ToDictionary(answer => answer.Statement, answer => answer.Value.Number),
            own.Sheet.Comments.ToDictionary(comment => $"{(int)comment.Principle}", comment => comment.Text));
    }

    [GeneratedRegex("data-sheet=\"([^\"]+)\"")]
    private static partial Regex SheetId();

    [GeneratedRegex("name=\"shown\" value=\"([^\"]*)\"")]
    private static partial Regex Shown();
}
