using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Compare;

namespace KetenScan.Web.Tests.Compare;

public sealed class ComparisonTests(DemoServer server)
{
    private static readonly ComparedChain[] Chains = [Chain("a", 3.1), Chain("b", null), Chain("c", 4.2)];

    [Theory]
    [InlineData(null, "abc")]
    [InlineData("name", "abc")]
    [InlineData("-name", "cba")]
    [InlineData("overall", "acb")]
    [InlineData("-overall", "cab")]
    [InlineData("-3", "cab")]
    [InlineData("9", "abc")]
    [InlineData("x'; drop", "abc")]
    public void The_address_says_the_order_and_chains_without_a_score_come_last(string? sort, string expected) =>
        Assert.Equal(expected, string.Concat(ComparisonOrder.Read(sort).Sort(Chains).Select(chain => chain.Slug)));

    [Theory]
    [InlineData("overall", "overall", "-overall")]
    [InlineData("-overall", "overall", "overall")]
    [InlineData("name", "3", "-3")]
    [InlineData("-3", "name", "name")]
    public void A_click_on_a_header_sorts_by_it_and_a_second_turns_it_round(string now, string clicked, string then) =>
        Assert.Equal(then, ComparisonOrder.Read(now).Toggled(clicked));

    [Fact]
    public async Task The_file_has_a_row_per_chain_in_the_order_asked_for()
    {
        using var client = await server.SignedIn("consultant");

        var lines = (await client.GetStringAsync("/compare/export.csv?sort=-overall")).TrimEnd().Split("\r\n");
        var overall = lines[1..].Select(line => double.Parse(line.Split(',')[8], System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.StartsWith("chain,name,field,round,closedOn,partners,responded,invited,overall,overallChange,SharedAmbition,SharedAmbitionChange", lines[0], StringComparison.Ordinal);
        Assert.Equal(3, overall.Count);
        Assert.Equal(overall.OrderDescending(), overall);
    }

    private static ComparedChain Chain(string slug, double? score) => new(
        slug,
        slug,
        "dementie",
        score is null ? null : new ComparedCard(1, default, 2, 10, 12, score, null, [.. Enum.GetValues<Principle>().Select(principle => new ComparedFigure(principle, score, null, null, null))], [score]));
}
