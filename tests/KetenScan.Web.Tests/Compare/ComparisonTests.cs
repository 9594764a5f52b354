using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Compare;
using Microsoft.AspNetCore.WebUtilities;

namespace KetenScan.Web.Tests.Compare;

/// <summary>How a query string is parsed.</summary>
public sealed class ComparisonTests
{
    [Theory]
    [InlineData("overall", "overall", "-overall")]
    [InlineData("-overall", "overall", "overall")]
    [InlineData("name", "3", "-3")]
    [InlineData("-3", "name", "name")]
    public void A_click_on_a_header_sorts_by_it_and_a_second_turns_it_round(string now, string clicked, string then) =>
        Assert.Equal(then, ComparisonOrder.Read(now)!.Toggled(clicked).Written);

    [Fact]
    public void What_is_written_in_an_address_is_read_back()
    {
        var comparison = Full();

        var (read, unknown) = Comparison.Read(QueryHelpers.ParseQuery(comparison.Query));

        Assert.Empty(unknown);
        Assert.Equal(comparison.Address, read.Address);
        Assert.Equal(comparison with { Chosen = [] }, read with { Chosen = [] });
        Assert.Equal("compare", new Comparison().Address);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("field")]
    [InlineData("region")]
    [InlineData("size")]
    [InlineData("questionnaire")]
    [InlineData("from")]
    [InlineData("until")]
    [InlineData("response")]
    [InlineData("band")]
    public void Taking_one_filter_off_leaves_everything_else_in_the_address(string name)
    {
        var all = QueryHelpers.ParseQuery(Full().Query);

        var left = QueryHelpers.ParseQuery(Full().Without(ComparisonFilter.All.Single(filter => filter.Name == name)).Query);

        Assert.Equal(all.Where(own => own.Key != name), left);
        Assert.Equal(["a", "b"], left["chain"].ToArray());
    }

    [Theory]
    [InlineData("?size=reusachtig", "size")]
    [InlineData("?band=paars", "band")]
    [InlineData("?response=120", "response")]
    [InlineData("?from=gisteren", "from")]
    [InlineData("?until=2026-02-31", "until")]
    [InlineData("?sort=x'; drop", "sort")]
    [InlineData("?sort=9", "sort")]
    [InlineData("?principle=9", "principle")]
    public void What_is_not_understood_is_named_and_the_rest_stays(string query, string name)
    {
        var (read, unknown) = Comparison.Read(QueryHelpers.ParseQuery($"{query}&field=jeugd"));

        Assert.Equal(name, Assert.Single(unknown).Name);
        Assert.Equal("compare?field=jeugd", read.Address);
    }

    [Fact]
    public void No_more_than_six_lie_side_by_side() =>
        Assert.Equal(
            6,
            Comparison.Read(
                QueryHelpers.ParseQuery("?" + string.Join('&', Enumerable.Range(0, 9).Select(number => $"chain=k{number}")))).Comparison.Chosen.Count);

    /// <summary>With everything that an address can hold.</summary>
    private static Comparison Full() => new()
    {
        Name = "zorg & zo",
        Field = "CVA",
        Region = "Noord-Holland",
        Size = ChainSize.Medium,
        Questionnaire = "keten-8/1",
        From = new DateOnly(2026, 1, 1),
        Until = new DateOnly(2026, 12, 31),
        Response = 60,
        Band = Band.Concern,
        Order = new ComparisonOrder("3", Descending: true),
        Chosen = ["a", "b"],
        About = Principle.Face,
    };
}
