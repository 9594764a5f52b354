using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.People;
using KetenScan.Web.Tests.Shared;

namespace KetenScan.Web.Tests.People;

/// <summary>Lists as people write them.</summary>
public sealed class PeopleListTests
{
    private static readonly PartnerRow Gemeente = new(
        Guid.CreateVersion7(),
        "gemeente",
        "Gemeente De Meren",
        new DateOnly(2024, 1, 1),
        null,
        IsActive: true,
        IsUnused: false);
    private static readonly PartnerRow Thuiszorg = new(
        Guid.CreateVersion7(),
        "thuiszorg",
        "Thuiszorg",
        new DateOnly(2024, 1, 1),
        null,
        IsActive: true,
        IsUnused: false);

    public static TheoryData<string> Lists =>
    [
        "Jan Bos,jan@z.nl,Gemeente De Meren,bestuur\n\"Piet (ICT; beheer)\",piet@z.nl,Thuiszorg,uitvoering",
        "Naam;E-mail;Partner;Niveau\nJan Bos;jan@z.nl;Gemeente De Meren;bestuur\n\"Piet (ICT; beheer)\";piet@z.nl;Thuiszorg;uitvoering",
        "\ufeff\n\nNaam;E-mail;Partner;Niveau\n\nJan Bos;jan@z.nl;Gemeente De Meren;Bestuurlijk\n;;;\n\"Piet (ICT; beheer)\";piet@z.nl;Thuiszorg;Uitvoerend\n",
        "Deelnemers ronde 3\t\t\t\nNaam\tE-mail\tPartner\tNiveau\nJan Bos\tjan@z.nl\tGemeente De Meren\tstrategisch\nPiet (ICT; "
        + "beheer)\tpiet@z.nl\tThuiszorg\toperationeel",
        "Deelnemers, ronde 3\n\nVolledige naam;Mailadres;Organisatie;Niveau\nJan Bos;jan@z.nl;Gemeente De Meren;Strategisch niveau\n\"Piet (ICT; "
        + "beheer)\";piet@z.nl;Thuiszorg;operationeel niveau",
        "Niveau;Organisatie;E-mail adres:;Voornaam;Tussenvoegsel;Achternaam\nMT;gemeente  "
        + "de\u00a0meren;jan@z.nl;Jan;;Bos\nmedewerker;THUISZORG;piet@z.nl;Piet;(ICT;beheer)",
        "\tFull name\tE-mail\tOrganisation\tLevel\t\n\tJan Bos\tjan@z.nl\tGemeente De Meren\tboard\t\n\tPiet (ICT; "
        + "beheer)\tpiet@z.nl\tthuiszorg\toperational\t",
        "jan@z.nl;Jan Bos;tactisch;Gemeente De Meren\npiet@z.nl;\"Piet (ICT; beheer)\";werkvloer;Thuiszorg",
        "Jan Bos <JAN@z.nl>;bestuur;Gemeente De Meren\r\"Piet (ICT; beheer) <piet@z.nl>\";uitvoering;Thuiszorg",
        "Naam;E-mail;Partner;Niveau;Telefoon\nJan Bos;mailto:jan@z.nl;Gemeente De Meren;directeur;06\n\"Piet (ICT; "
        + "beheer)\";<piet@z.nl>;Thuiszorg;professional;",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_is_read_as_people_have_it(string text)
    {
        var read = Read(text, [Gemeente, Thuiszorg]);

        Assert.Empty(read.Problems);
        Assert.Empty(read.Partners);
        Assert.Empty(read.Levels);
        Assert.Equal(
            [("Jan Bos", "jan@z.nl", Gemeente.Id, Level.Strategic), ("Piet (ICT; beheer)", "piet@z.nl", Thuiszorg.Id, Level.Operational)],
            read.People.Select(
                person => (person.Name.Replace("(ICT beheer)", "(ICT; beheer)", StringComparison.Ordinal), person.Email, person.PartnerId, person.Level)));
    }

    [Theory]
    [InlineData("Persoon 1;persoon1@z.nl;Partner 1;bestuur")]
    [InlineData("Deelnemer;deelnemer@z.nl;Partner 1;laag 1")]
    [InlineData("Partner 1;Contact;contact@z.nl;bestuur")]
    public void A_first_person_whose_words_are_those_of_a_header_is_not_lost(string first)
    {
        var read = Read(first + "\nPiet;piet@z.nl;Thuiszorg;uitvoering", [Gemeente, Thuiszorg]);

        Assert.Equal(2, read.Read);
    }

    [Fact]
    public void A_list_of_one_partner_says_no_partner()
    {
        var read = Read("Jan Bos;jan@z.nl;bestuur\nPiet;piet@z.nl;uitvoering", [Gemeente]);

        Assert.Equal([Gemeente.Id, Gemeente.Id], read.People.Select(person => person.PartnerId));
        Assert.Equal([Level.Strategic, Level.Operational], read.People.Select(person => person.Level));
    }

    [Fact]
    public void What_a_list_does_not_say_or_says_in_other_words_is_asked_once_and_then_known()
    {
        const string addressees = "\"Bos, Jan\" <jan@z.nl>; Piet <piet@z.nl>; els@z.nl";
        Assert.Equal(" |  | 3", Asked(Read(addressees, [Gemeente, Thuiszorg])));

        const string text = "Jan;jan@z.nl;GGD;baas\nPiet;piet@z.nl;ggd;Baas\nEls;els@z.nl;Thuiszorg;tactisch/operationeel";
        Assert.Equal("GGD | baas, tactisch/operationeel | 3", Asked(Read(text, [Gemeente, Thuiszorg])));

        var choices = new ListChoices();
        choices.Partners["GGD"] = Gemeente.Id;
        choices.Levels["baas"] = Level.Strategic;
        choices.Levels["tactisch/operationeel"] = Level.Operational;
        var read = Read(text, [Gemeente, Thuiszorg], choices);
        Assert.Equal([Gemeente.Id, Gemeente.Id, Thuiszorg.Id], read.People.Select(person => person.PartnerId));
        Assert.Equal([Level.Strategic, Level.Strategic, Level.Operational], read.People.Select(person => person.Level));
    }

    [Fact]
    public void Thirty_mistakes_in_five_hundred_lines_are_all_reported_and_nobody_is_added()
    {
        var lines = Enumerable.Range(1, 500)
            .Select(line => $"Mens {line};mens{line}@z{(line % 50 == 0 ? "," : ".")}nl;{(line % 100 == 7 ? "GGD" : "Thuiszorg")};bestuur")
            .ToList();
        for (var line = 20; line < 40; line++) lines[line] = lines[0];

        var read = Read(string.Join('\n', lines), [Gemeente, Thuiszorg]);

        Assert.Equal((500, 30, 0), (read.Read, read.Problems.Count, read.People.Count));
        Assert.Equal(["GGD"], read.Partners);
        Assert.Contains("regel 50: “mens50@z,nl” is geen e-mailadres: “,” (U+002C) kan er niet in staan", read.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n;;;\n")]
    [InlineData("Naam;E-mail;Partner;Niveau")]
    public void A_list_without_people_says_so(string text) => Assert.Single(Read(text, [Gemeente, Thuiszorg]).Problems);

    [Theory]
    [InlineData("Jan;jan@z.nl;\"Thuiszorg;bestuur")]
    [InlineData("Jan \"de Beer\" Bos;jan@z.nl;Thuiszorg;bestuur")]
    [InlineData("\"")]
    [InlineData("Naam;Partner\nJan;Thuiszorg")]
    [InlineData("\0;\0")]
    public void An_odd_list_breaks_nothing(string text) => Assert.NotNull(Read(text, [Gemeente, Thuiszorg]));

    private static string Asked(ReadPeople read)
    {
        Assert.Empty(read.People);
        Assert.DoesNotContain(read.Problems, problem => problem.Contains("partner", StringComparison.Ordinal));
        return $"{string.Join(", ", read.Partners)} | {string.Join(", ", read.Levels)} | {read.Read}";
    }

    private static ReadPeople Read(string text, IReadOnlyList<PartnerRow> partners, ListChoices? choices = null) =>
        PeopleList.Read(text, new PeopleView("keten", new DateOnly(2026, 9, 1), partners, []), Texts.Of<PeopleTexts>(), choices);
}
