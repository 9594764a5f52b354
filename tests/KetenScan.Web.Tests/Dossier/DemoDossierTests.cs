using System.Text.Json;
using KetenScan.Domain.Dossier;

namespace KetenScan.Web.Tests.Dossier;

public sealed class DemoDossierTests(DemoServer server)
{
    [Fact]
    public async Task The_quadrant_of_the_demo_has_a_principle_in_each_corner()
    {
        using var client = await server.As("coordinator");
        using var card = JsonDocument.Parse(await client.GetStringAsync("/chains/dementie-de-meren/rounds/3/results.json"));

        var readings = card.RootElement
            .GetProperty("principles")
            .EnumerateArray()
            .Select(principle => principle.GetProperty("evidence").GetProperty("reading").GetString());

        Assert.Equal(Enum.GetNames<EvidenceReading>().Select(JsonNamingPolicy.CamelCase.ConvertName).Order(), readings.Distinct().Order());
    }
}
