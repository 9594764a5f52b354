using System.Globalization;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Tests.Shared;

/// <summary>The tabs of a chain and the pages below them, by address.</summary>
public sealed class ChainPlacesTests
{
    private static readonly ChainHead Head = new(
        "meren",
        "De Meren",
        "dementie",
        Slogan: null,
        Partners: 6,
        Colour: null,
        LogoVersion: null,
        Runs: true,
        [
            new ChainRound(4, "Najaar", RoundState.Open, HasMySheet: true, CommentsWait: false),
            new ChainRound(3, "Voorjaar", RoundState.Closed, HasMySheet: true, CommentsWait: true),
            new ChainRound(2, "Winter", RoundState.Closed, HasMySheet: false, CommentsWait: false),
        ],
        LatestScorecard: 3,
        OpenActions: 2,
        ChecksMet: 18,
        Checks: 35,
        Others: [],
        HasMore: false);

    public ChainPlacesTests() => CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");

    [Theory]
    [InlineData("", "Overzicht", null)]
    [InlineData("rounds", "Rondes", null)]
    [InlineData("rounds/new", "Rondes", null)]
    [InlineData("rounds/4", "Rondes", "Voortgang")]
    [InlineData("rounds/4/messages", "Rondes", "Berichten")]
    [InlineData("rounds/3", "Scorekaart", "Scorekaart")]
    [InlineData("rounds/3/principles/2", "Scorekaart", "Scorekaart")]
    [InlineData("rounds/2/guide", "Scorekaart", "Gespreksleidraad")]
    [InlineData("rounds/3/comments", "Scorekaart", "Opmerkingen")]
    [InlineData("dossier", "Dossier", "Overzicht")]
    [InlineData("dossier/2", "Dossier", "2 Meetbare ambitie")]
    [InlineData("dossier/face", "Dossier", "Gezicht")]
    [InlineData("actions", "Acties", "Lijst")]
    [InlineData("people", "Mensen", null)]
    [InlineData("settings", "Instellingen", "Gegevens")]
    [InlineData("import", "Instellingen", "Ronde inlezen")]
    [InlineData("audit", "Instellingen", "Logboek")]
    public void Every_address_is_in_one_tab_and_is_one_of_its_pages(string path, string tab, string? page)
    {
        var places = Of(Head, path);

        Assert.Equal([tab], places.Tabs().Where(place => place.IsCurrent).Select(place => place.Name));
        Assert.Equal(page is null ? [] : [page], places.Pages().Where(place => place.IsCurrent).Select(place => place.Name));
    }

    [Fact]
    public void Tabs_lead_to_the_pages_of_the_chain_and_tell_what_is_behind_them()
    {
        Assert.Equal(
            [
                ("chains/meren", null),
                ("chains/meren/rounds/3", null),
                ("chains/meren/rounds", "1 open"),
                ("chains/meren/dossier", "18/35"),
                ("chains/meren/actions", "2"),
                ("chains/meren/people", null),
                ("chains/meren/settings", null),
            ],
            Of(Head, "").Tabs().Select(place => (place.Address, place.Count)));
        Assert.Equal([null, null, null, "18 van 35 controles vastgelegd", "2 open", null, null], Of(Head, "").Tabs().Select(place => place.Told));
    }

    [Fact]
    public void Who_does_not_run_the_chain_sees_no_people_no_settings_and_no_messages()
    {
        var member = Head with { Runs = false, Rounds = [.. Head.Rounds.Select(round => round with { CommentsWait = false })] };

        Assert.Equal(["Overzicht", "Scorekaart", "Rondes", "Dossier", "Acties"], Of(member, "").Tabs().Select(place => place.Name));
        Assert.Equal(["Voortgang", "Mijn beoordeling"], Of(member, "rounds/4").Pages().Select(place => place.Name));
        Assert.Equal(["Scorekaart", "Gespreksleidraad"], Of(member, "rounds/3").Pages().Select(place => place.Name));
    }

    [Fact]
    public void A_chain_without_a_scorecard_has_no_tab_for_it()
    {
        var young = Head with { LatestScorecard = null, Rounds = [], OpenActions = 0 };

        Assert.DoesNotContain("Scorekaart", Of(young, "").Tabs().Select(place => place.Name));
        Assert.Equal(["18/35"], Of(young, "").Tabs().Select(place => place.Count).OfType<string>());
    }

    [Fact]
    public void A_board_is_a_form_of_the_list_of_actions() =>
        Assert.Equal(["Bord"], new ChainPlaces(Head, "actions", "board", Texts.Of<SharedTexts>(), new Dictionary<Domain.Questionnaires.Principle, string>())
            .Pages().Where(place => place.IsCurrent).Select(place => place.Name));

    private static ChainPlaces Of(ChainHead head, string path) =>
        new(head, path, view: null, Texts.Of<SharedTexts>(), PrincipleNames.In(CultureInfo.CurrentUICulture));
}
