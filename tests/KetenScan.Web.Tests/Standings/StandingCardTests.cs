namespace KetenScan.Web.Tests.Standings;

public sealed class StandingCardTests(DemoServer server)
{
    /// <summary>The demo's three chains take part, and are too few to show anything.</summary>
    [Theory]
    [InlineData("coordinator", 3, true)]
    [InlineData("consultant", 3, true)]
    [InlineData("coordinator", 2, false)]
    public async Task The_latest_scorecard_says_where_the_chain_stands_and_an_earlier_one_does_not(string who, int round, bool says)
    {
        using var client = await server.SignedIn(who);

        var page = await client.GetStringAsync($"/chains/dementie-de-meren/rounds/{round}");

        Assert.Equal(says, page.Contains("Tussen andere ketens", StringComparison.Ordinal));
        Assert.Equal(says, page.Contains("Er doen dit kwartaal te weinig vergelijkbare ketens mee", StringComparison.Ordinal));
    }
}
