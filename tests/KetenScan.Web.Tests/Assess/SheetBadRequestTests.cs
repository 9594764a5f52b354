using System.Text.Json;
using static KetenScan.Web.Tests.Assess.SheetRequests;

namespace KetenScan.Web.Tests.Assess;

/// <summary>Requests that no page makes.</summary>
public sealed class SheetBadRequestTests : IAsyncLifetime
{
    private readonly DemoServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task They_are_refused_and_change_nothing()
    {
        using var client = await server.SignedIn("strategisch");
        var page = await client.GetStringAsync(Sheet);
        var sheet = SheetIn(page);
        var token = DemoServer.TokenIn(page);
        object One(string kind = "answer", string? value = "4") => new { kind, name = "answer-4.1", value, number = 1 };

        Assert.Equal(400, await Status(new { sheet, changes = Array.Empty<object>() }));
        Assert.Equal(400, await Status(new { sheet, changes = Enumerable.Repeat(One(), 10_000) }));
        Assert.Equal(400, await Status(new { sheet, changes = new[] { One("face") } }));
        Assert.Equal(400, await Status(new { sheet, changes = new[] { One(value: null) } }));
        Assert.Equal(400, await Status(new { sheet, changes = new object?[] { null } }));
        Assert.Equal(400, await Status(new { sheet }));
        Assert.Equal(400, await Status(new { sheet = "iets", changes = new[] { One() } }));
        Assert.Equal(400, await Status(new { sheet, changes = new[] { One() } }, token: "iets"));
        Assert.Equal(413, await Status(new { sheet, changes = new[] { One(value: new string('4', 2_000_000)) } }));
        using (var stranger = server.Anonymous())
            Assert.Equal(401, await StatusOf(stranger, new { sheet, changes = new[] { One() } }, token));
        using (var coordinator = await server.SignedIn("coordinator"))
        {
            var own = DemoServer.TokenIn(await coordinator.GetStringAsync("/account/security"));
            using var answer = await Send(coordinator, new { sheet, changes = new[] { One() } }, own);
            Assert.Equal(("refused", true), Single(JsonDocument.Parse(await answer.Content.ReadAsStringAsync())));
        }

        // The sheet has to be of the chain and the round in the address.
        foreach (var address in (string[])["/chains/nope/rounds/4", "/chains/dementie-de-meren/rounds/3"])
        {
            using var answer = await Send(client, new { sheet, changes = new[] { One() } }, token, $"{address}/assessment");
            Assert.Equal(("refused", true), Single(JsonDocument.Parse(await answer.Content.ReadAsStringAsync())));
        }

        Assert.False((await server.App.Stored()).Answers.ContainsKey("4.1"));

        async Task<int> Status(object body, string? token = null) => await StatusOf(client, body, token ?? DemoServer.TokenIn(page));
    }
}
