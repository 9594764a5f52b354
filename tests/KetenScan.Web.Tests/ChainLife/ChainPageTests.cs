using System.Net;
using System.Text.RegularExpressions;

namespace KetenScan.Web.Tests.ChainLife;

/// <summary>The overview of the demo's largest chain, as its page shows it to a coordinator, a member and a consultant.</summary>
public sealed partial class ChainPageTests(DemoServer demo)
{
    private const string Address = "/chains/dementie-de-meren";

    [Fact]
    public async Task A_coordinator_reads_what_to_do_first_and_has_the_next_step_as_a_button()
    {
        var page = await Page("coordinator");

        Assert.Contains("Ronde 4 loopt", page.Text, StringComparison.Ordinal);
        Assert.Contains("16 van de 41 ingediend", page.Text, StringComparison.Ordinal);
        Assert.Contains("Eerst dit 1 actie over tijd", page.Text, StringComparison.Ordinal);
        Assert.Contains("Huisartsenkring De Meren: 1 van de 6 ingediend", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"chains/dementie-de-meren/rounds/4#run\"", page.Markup, StringComparison.Ordinal);
        Assert.Contains("href=\"chains/dementie-de-meren/people\"", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_reads_about_the_own_sheet_and_what_is_new_and_nothing_of_single_partners_response()
    {
        var page = await Page("strategisch");

        Assert.Contains("12 stellingen beantwoord; u gaat verder waar u was. Ga verder", page.Text, StringComparison.Ordinal);
        Assert.Contains("Voor u, en wat nieuw is", page.Text, StringComparison.Ordinal);
        Assert.Contains("+0,4 in ronde 3", page.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("Eerst dit|1 van de 6|Stuur een herinnering|Partners en mensen beheren", page.Text);
    }

    [Fact]
    public async Task A_consultant_is_told_nothing_of_the_open_round()
    {
        var page = await Page("consultant");

        Assert.Contains("De laatste ronde Ronde 3 sloot op", page.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("ronde 4|Ronde 4|ingediend ·|Er loopt geen ronde", page.Text);
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("strategisch")]
    [InlineData("consultant")]
    public async Task Everybody_reads_how_the_chain_stands_and_finds_a_page_for_each_principle(string who)
    {
        var page = await Page(who);

        Assert.Contains("Totaalscore: 3,5 3,4 tot 3,5 aandacht", page.Text, StringComparison.Ordinal);
        Assert.Contains("ronde 1: 3,2; ronde 2: 3,3; ronde 3: 3,5.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Om over te praten", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 Gedeelde ambitie 3,8 3,9 4,1 3 van 4 vastgelegd", page.Text, StringComparison.Ordinal);
        Assert.All(
            Enumerable.Range(1, 8),
            number => Assert.Contains($"href=\"chains/dementie-de-meren/dossier/{number}\"", page.Markup, StringComparison.Ordinal));
        var ids = Id().Matches(page.Markup).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private async Task<(string Text, string Markup)> Page(string who)
    {
        var client = await demo.Fetching(who);
        var main = Content().Match(await client.GetStringAsync(Address)).Value;
        var words = WebUtility.HtmlDecode(Tag().Replace(main, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (string.Join(' ', words), WebUtility.HtmlDecode(main));
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Content();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();
}
