using KetenScan.Domain.Questionnaires;

namespace KetenScan.Demo;

/// <summary>Invented names and comments.</summary>
internal static class DemoWords
{
    private static readonly string[] FirstNames =
    [
        "Anneke", "Bram", "Carla", "Daan", "Els", "Ferdi", "Gerda", "Hassan", "Ilse", "Jeroen", "Karin", "Lotte", "Mehmet",
        "Nienke", "Otto", "Petra", "Quirijn", "Roos", "Samira", "Teun", "Ursula", "Vera", "Willem", "Xandra", "Yusuf", "Zoë",
    ];

    private static readonly string[] LastNames =
    [
        "Bakker", "de Vries", "Jansen", "Kaya", "van den Berg", "Mulder", "Bos", "Peters", "Hendriks", "van Leeuwen",
        "Dekker", "Brouwer", "de Wit", "Dijkstra", "Smit", "de Graaf", "van der Linden", "Kok", "Yilmaz",
    ];

    public static string Name(int number) =>
        $"{FirstNames[number % FirstNames.Length]} {LastNames[number * 7 % LastNames.Length]}";

    public static IReadOnlyDictionary<Principle, string[]> Comments { get; } = new Dictionary<Principle, string[]>
    {
        [Principle.SharedAmbition] =
        [
            "De ambitie hangt bij ons in de gang, en mensen verwijzen er ook naar.",
            "Op papier zijn wij het eens. In de wijkteams hoor ik de ambitie zelden terug.",
            "Na de startconferentie is het vuur er wel in gekomen; hou dat vast.",
        ],
        [Principle.MeasurableAmbition] =
        [
            "Wij weten niet of wij vooruitgaan, want er is nooit een nulmeting gedaan.",
            "Kies drie cijfers die wij allemaal al hebben en begin daarmee.",
            "Elke organisatie meet iets anders. Dat maakt het gesprek over resultaten lastig.",
            "De wachttijd tot de diagnose meten wij nu wel, en dat helpt.",
        ],
        [Principle.Governance] =
        [
            "De stuurgroep komt trouw bijeen, maar besluiten komen laat bij de uitvoering terecht.",
            "Er zit nu van elke partner een bestuurder aan tafel. Dat scheelt.",
            "In het operationeel overleg ontbreekt vaak iemand met mandaat.",
        ],
        [Principle.AllForOne] =
        [
            "De extra uren van de praktijkondersteuning worden door niemand vergoed.",
            "Toen wij vorig jaar te weinig mensen hadden, sprongen twee partners meteen bij.",
            "De baten landen bij de een, het werk bij de ander. Laten wij dat eens uitrekenen.",
        ],
        [Principle.Relationship] =
        [
            "De werkbezoeken over en weer zijn goud waard.",
            "Sinds de wisseling van drie mensen kennen wij elkaar weer minder goed.",
            "Wij durven elkaar nu ook te zeggen wat niet goed gaat.",
        ],
        [Principle.Successes] =
        [
            "Er gaat veel goed, maar niemand vertelt het.",
            "Vier eens iets samen met de mensen van de werkvloer erbij.",
            "Het verhaal van mevrouw De Wit in de nieuwsbrief raakte iedereen.",
        ],
        [Principle.Differences] =
        [
            "Huisartsen werken nu eenmaal anders dan een gemeente. Dat mag er gewoon zijn.",
            "Over privacy denken wij verschillend; goed dat wij dat hebben uitgesproken.",
        ],
        [Principle.Face] =
        [
            "Cliënten herkennen het logo en vragen ernaar.",
            "Het ontmoetingscentrum is echt onze plek geworden.",
            "De website is verouderd.",
        ],
    };
}
