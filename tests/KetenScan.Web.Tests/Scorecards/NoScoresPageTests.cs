using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace KetenScan.Web.Tests.Scorecards;

/// <summary>Every page with a round that few people answered says the same, and contains nothing empty.</summary>
public sealed partial class NoScoresPageTests : IAsyncLifetime
{
    private const string Chain = $"/chains/{FewAnswered.Slug}";
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync()
    {
        app = await RunningKetenScan.Start();
        await FewAnswered.AddTo(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Scorecard_paper_and_guide_say_the_same_one_thing()
    {
        using var coordinator = await SignedIn("coordinator");
        using var member = await SignedIn("strategisch");
        foreach (var (round, says) in ((int, string)[])[
            (FewAnswered.Nobody, "0 van de 12 ingediend: geen scores."),
            (FewAnswered.OneOfTwelve, "1 van de 12 ingediend: geen scores."),
            (FewAnswered.FewPeople, "2 van de 12 ingediend: geen scores."),
            (FewAnswered.FewPerPrinciple, "6 van de 12 ingediend: geen scores.")])
        {
            var pages = new Dictionary<string, string>
            {
                ["coordinator"] = await Page(coordinator, $"{Chain}/rounds/{round}"),
                ["member"] = await Page(member, $"{Chain}/rounds/{round}"),
                ["guide"] = await Page(coordinator, $"{Chain}/rounds/{round}/guide"),
                ["presented"] = await Page(coordinator, $"{Chain}/rounds/{round}/present"),
                ["paper"] = await Paper(coordinator, $"{Chain}/rounds/{round}/scorecard.pdf?culture=nl"),
                ["guide on paper"] = await Paper(coordinator, $"{Chain}/rounds/{round}/guide.pdf?culture=nl"),
            };

            Assert.All(pages.Values, page => Assert.Contains(says, page, StringComparison.Ordinal));
            Assert.All(pages.Values, page => Assert.DoesNotContain(" – ", page, StringComparison.Ordinal));
            Assert.All(pages.Values, page => Assert.DoesNotContain("heeft niemand", page, StringComparison.Ordinal));
            var isLatest = round == FewAnswered.FewPerPrinciple;
            Assert.Equal(isLatest, pages["coordinator"].Contains("Plan een nieuwe ronde", StringComparison.Ordinal));
            Assert.Equal(isLatest, pages["member"].Contains("Er zijn nog geen cijfers te lezen.", StringComparison.Ordinal));
            Assert.Equal(!isLatest, pages["member"].Contains("Na deze ronde is een andere gesloten. Ronde 5", StringComparison.Ordinal));
            Assert.DoesNotContain("Plan een nieuwe ronde", pages["member"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_scores_there_is_no_figure_and_no_table_but_who_handed_in()
    {
        using var coordinator = await SignedIn("coordinator");
        foreach (var (round, tables) in ((int, int)[])[(FewAnswered.Nobody, 0), (FewAnswered.OneOfTwelve, 1), (FewAnswered.FewPeople, 0),
            (FewAnswered.FewPerPrinciple, 0)])
        {
            var main = Content().Match(await coordinator.GetStringAsync($"{Chain}/rounds/{round}")).Value;

            Assert.DoesNotContain("<svg", main, StringComparison.Ordinal);
            Assert.Equal(tables, Regex.Count(main, "<table"));
        }
    }

    [Fact]
    public async Task A_protected_round_of_few_people_gives_away_no_comment_no_choice_and_no_partner()
    {
        using var coordinator = await SignedIn("coordinator");
        var page = await Page(coordinator, $"{Chain}/rounds/{FewAnswered.FewPeople}");
        var paper = await Paper(coordinator, $"{Chain}/rounds/{FewAnswered.FewPeople}/scorecard.pdf?culture=nl");

        Assert.All((string[])[page, paper], text => Assert.DoesNotMatch("Alleen mijn woorden|keer gekozen|stellingen beantwoord|Huisartsen weinig", text));
    }

    [Fact]
    public async Task One_score_makes_a_scorecard_as_any_other()
    {
        using var coordinator = await SignedIn("coordinator");
        var page = await Page(coordinator, $"{Chain}/rounds/{FewAnswered.PartlyScored}");

        Assert.Contains("De acht principes", page, StringComparison.Ordinal);
        Assert.Contains("Naar de gespreksleidraad", page, StringComparison.Ordinal);
        Assert.DoesNotContain("geen scores.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_home_and_compare_name_the_round_that_has_no_scores()
    {
        using var coordinator = await SignedIn("coordinator");
        using var consultant = await SignedIn("consultant");

        Assert.Contains("6 van de 12 ingediend: geen scores.", await Page(coordinator, Chain), StringComparison.Ordinal);
        Assert.Contains("geen scores in ronde 5", await Page(coordinator, "/"), StringComparison.Ordinal);
        var chosen = await Page(consultant, $"/compare?chain={FewAnswered.Slug}&chain=dementie-de-meren");
        Assert.Equal(2, Regex.Count(chosen, "geen scores in ronde 5")); // in the table, and in the comparison
        // of four, one of which has no score, and one no principle that stands out
        Assert.Contains("van de 2 ketens waarvan dat te zeggen is", chosen, StringComparison.Ordinal);
        Assert.Contains("geen scores", await Paper(consultant, "/compare/portfolio.pdf"), StringComparison.Ordinal);
    }

    private static async Task<string> Page(HttpClient client, string address) =>
        Words(WebUtility.HtmlDecode(Tag().Replace(Content().Match(await client.GetStringAsync(address)).Value, " ")));

    private static async Task<string> Paper(HttpClient client, string address)
    {
        var start = new ProcessStartInfo("pdftotext") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-raw", "-", "-"]) start.ArgumentList.Add(argument);
        using var tool = Process.Start(start)!;
        await tool.StandardInput.BaseStream.WriteAsync(await client.GetByteArrayAsync(address));
        tool.StandardInput.Close();
        return Words(await tool.StandardOutput.ReadToEndAsync());
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<HttpClient> SignedIn(string who)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = app.Address };
        using var answer = await DemoServer.SignIn(client, $"{who}@demo.example", app.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Content();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
