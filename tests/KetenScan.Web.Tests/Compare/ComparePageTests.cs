using System.Net;
using System.Text.RegularExpressions;

namespace KetenScan.Web.Tests.Compare;

/// <summary>The page as it is sent.</summary>
public sealed partial class ComparePageTests(DemoServer server)
{
    [Fact]
    public async Task Each_filter_that_is_set_is_a_link_that_takes_it_off_and_one_link_takes_off_all()
    {
        var chips = await Chips("/compare?q=keten&field=jeugd&size=small&sort=-overall&chain=jeugd-noorderkwartier&principle=8");

        const string Kept = "&sort=-overall&chain=jeugd-noorderkwartier&principle=8";
        Assert.Equal(
            [
                ($"compare?field=jeugd&size=small{Kept}", "Naam: keten × (haal dit filter weg)"),
                ($"compare?q=keten&size=small{Kept}", "Werkterrein: jeugd × (haal dit filter weg)"),
                ($"compare?q=keten&field=jeugd{Kept}", "Partners: tot en met 4 × (haal dit filter weg)"),
                ($"compare?{Kept[1..]}", "Wis alle filters"),
            ],
            chips);
    }

    [Fact]
    public async Task One_filter_has_its_own_link_only_and_none_has_no_list()
    {
        Assert.Equal(["compare"], (await Chips("/compare?band=concern")).Select(chip => chip.Address));
        Assert.Empty(await Chips("/compare?sort=-overall"));
    }

    private async Task<List<(string Address, string Words)>> Chips(string address)
    {
        using var client = await server.SignedIn("consultant");
        var list = List().Match(await client.GetStringAsync(address)).Value;
        return
        [
            .. Link().Matches(list).Select(link => (
                WebUtility.HtmlDecode(link.Groups[1].Value),
                Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(link.Groups[2].Value, " ")), " ").Trim())),
        ];
    }

    [GeneratedRegex("<ul class=\"chips\".*?</ul>", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex("<a [^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
