using KetenScan.Data.Access;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Demo;

/// <summary>The dossier of the dementia chain: partly complete, with realistic gaps.</summary>
internal static class DementiaDossier
{
    public static DemoDossier Of(Chain chain, DateTimeOffset now, Account keeper)
    {
        var dossier = new DemoDossier(chain, now, keeper);
        var ambition = Ambition(dossier);
        var waiting = Indicators(dossier, ambition);
        Governance(dossier);
        Balance(dossier);
        Together(dossier);
        Successes(dossier);
        Differences(dossier);
        dossier.Show("#a8326b", "Thuis in De Meren", "Samen zo lang mogelijk thuis", "Theehuis De Oever");
        dossier.Record(new Publication { What = "Nieuwsbrief Thuis, herfst", Day = dossier.Ago(8) });
        dossier.Record(new Publication { What = "Nieuwsbrief Thuis, lente", Day = dossier.Ago(2) });
        Actions(dossier, waiting);
        return dossier;
    }

    private static Guid Ambition(DemoDossier dossier)
    {
        var ambition = dossier.Record(new Ambition
        {
            Words = "Iedereen met dementie in De Meren woont zo lang mogelijk thuis, met één vast gezicht en zonder dat de mantelzorger eraan onderdoor gaat.",
            From = dossier.Ago(30),
            Until = dossier.Ago(-18),
            ReviewedOn = dossier.Ago(14),
        });
        foreach (var (partner, by) in ((string, string)[])[("gemeente", "Anneke Bakker"), ("huisartsenkring", "Daan Kaya"),
            ("thuiszorg-vliet", "Joost van Dijk"), ("zorggroep-oever", "Roos Peters"), ("welzijn-centraal", "Otto Brouwer")])
            dossier.Endorse(ambition, partner, by);
        dossier.Record(new Communication { Day = dossier.Ago(9), How = "Startconferentie in Theehuis De Oever", Partners = dossier.Everybody() });
        dossier.Record(
            new Communication { Day = dossier.Ago(4), How = "Poster en praatplaat op alle locaties", Partners = dossier.Everybody("huisartsenkring") });
        return ambition;
    }

    private static Guid Indicators(DemoDossier dossier, Guid ambition)
    {
        var waiting = dossier.Record(new Indicator
        {
            AmbitionId = ambition,
            Name = "Wachttijd tot de eerste casemanager",
            Unit = "dagen",
            Direction = Direction.Down,
            Baseline = 42,
            BaselineOn = dossier.Ago(20),
            Target = 14,
            TargetOn = dossier.Ago(-10),
            Owner = "Karim Idrissi",
            Interval = 6,
        });
        foreach (var (ago, value) in ((int, decimal)[])[(15, 38), (9, 36), (3, 31)])
            dossier.Record(new Measurement { IndicatorId = waiting, Day = dossier.Ago(ago), Value = value });
        var strain = dossier.Record(
            new Indicator { AmbitionId = ambition, Name = "Mantelzorgers die zich zwaar belast voelen", Unit = "procent", Direction = Direction.Down });
        dossier.Record(new Measurement { IndicatorId = strain, Day = dossier.Ago(16), Value = 54, Note = "Peiling onder 210 mantelzorgers" });
        return waiting;
    }

    private static void Governance(DemoDossier dossier)
    {
        var group = dossier.Record(new Body { Name = "Stuurgroep", Layer = Layer.Strategic });
        var team = dossier.Record(new Body { Name = "Kernteam casemanagement", Layer = Layer.Operational });
        foreach (var (partner, holder, level) in ((string, string, FunctionLevel)[])[
            ("gemeente", "Anneke Bakker", FunctionLevel.Board), ("huisartsenkring", "Daan Kaya", FunctionLevel.Board), (
                "thuiszorg-vliet",
                "Joost van Dijk",
                FunctionLevel.Management),
            ("zorggroep-oever", "Roos Peters", FunctionLevel.Board), (
                "welzijn-centraal",
                "Otto Brouwer",
                FunctionLevel.Board), ("alzheimer-meren", "Petra Smit", FunctionLevel.Board)])
            dossier.Record(
                new Seat
                {
                    BodyId = group,
                    PartnerId = dossier.Partner(partner),
                    Holder = holder,
                    FunctionLevel = level,
                    Mandated = true,
                    Since = dossier.Ago(28),
                });
        foreach (var (partner, holder, mandated) in ((string, string, bool)[])[("gemeente", "Hassan Mulder", true), (
            "thuiszorg-vliet",
            "Karim Idrissi",
            true), ("zorggroep-oever", "Lotte Dekker", false), ("welzijn-centraal", "Fatima El Amrani", true)])
            dossier.Record(
                new Seat
                {
                    BodyId = team,
                    PartnerId = dossier.Partner(partner),
                    Holder = holder,
                    FunctionLevel = FunctionLevel.Professional,
                    Mandated = mandated,
                    Since = dossier.Ago(26),
                });
        dossier.Record(
            new Covenant
            {
                Title = "Ketenplan Dementie De Meren",
                Reference = "Zaaknummer 2024-0117",
                From = dossier.Ago(27),
                Until = dossier.Ago(-9),
                ReviewOn = dossier.Ago(-3),
                Partners = dossier.Everybody("alzheimer-meren"),
            });
        foreach (var ago in (int[])[16, 13, 10, 7, 4, 1])
            dossier.Record(new Meeting { BodyId = group, Day = dossier.Ago(ago), RelationsDiscussed = ago is 10 });
        dossier.Record(
            new Decision { BodyId = group, Day = dossier.Ago(7), Words = "Elke partner legt vast waarover zijn lid in het kernteam zelf mag beslissen." });
        dossier.Record(
            new Decision { BodyId = group, Day = dossier.Ago(1), Words = "De gemeente betaalt de scholing van casemanagers tot eind volgend jaar." });
    }

    private static void Balance(DemoDossier dossier)
    {
        void Item(
            string partner,
            BalanceSide side,
            string what,
            Measure measure,
            decimal? expected,
            decimal? realised = null,
            int ago = 8) => dossier.Record(new BalanceItem
            {
                PartnerId = dossier.Partner(partner),
                Side = side,
                What = what,
                Measure = measure,
                Expected = expected,
                Realised = realised,
                RealisedOn = realised is null ? null : dossier.Ago(ago),
                HourValue = measure == Measure.Hours ? 62 : null,
            });

        Item("gemeente", BalanceSide.Benefit, "Minder opnames onder de Wmo", Measure.Money, 180_000, 120_000);
        Item("gemeente", BalanceSide.Effort, "Ketenregie en huur van het theehuis", Measure.Money, 85_000, 91_000);
        Item("zorggroep-oever", BalanceSide.Benefit, "Betere voorbereiding op een opname", Measure.Hours, 900, 760);
        Item("zorggroep-oever", BalanceSide.Effort, "Inzet in het kernteam", Measure.Hours, 600, 520);
        Item("thuiszorg-vliet", BalanceSide.Benefit, "Minder spoedzorg in de nacht", Measure.Hours, 700);
        Item("thuiszorg-vliet", BalanceSide.Effort, "Casemanagers", Measure.Hours, 1_100);
        Item("huisartsenkring", BalanceSide.Effort, "Praktijkondersteuning in het overleg", Measure.Hours, 480, 640);
        Item("alzheimer-meren", BalanceSide.Benefit, "Mantelzorgers eerder in beeld", Measure.Quality, null);
    }

    private static void Together(DemoDossier dossier)
    {
        dossier.Record(
            new Moment
            {
                What = "Werkbezoek aan Thuiszorg Vliet",
                Kind = MomentKind.Visit,
                Day = dossier.Ago(14),
                Partners = dossier.Partners("gemeente", "thuiszorg-vliet", "huisartsenkring"),
            });
        dossier.Record(new Moment { What = "Kerstontbijt", Kind = MomentKind.Meal, Day = dossier.Ago(9), Partners = dossier.Everybody() });
        dossier.Record(
            new Moment
            {
                What = "Wandeling langs de ontmoetingscentra",
                Kind = MomentKind.Outing,
                Day = dossier.Ago(5),
                Partners = dossier.Everybody("alzheimer-meren"),
                RelationsDiscussed = true,
            });
    }

    private static void Successes(DemoDossier dossier)
    {
        dossier.Record(
            new ProgressReport { Title = "Voortgang over het eerste jaar", Day = dossier.Ago(16), Reference = "Bijlage bij de agenda van de stuurgroep" });
        dossier.Record(new ProgressReport { Title = "Halfjaarbericht", Day = dossier.Ago(9) });
        dossier.Record(new ProgressReport { Title = "Halfjaarbericht", Day = dossier.Ago(3) });
        dossier.Record(new Story
        {
            Title = "Mevrouw De Wit bleef thuis",
            Words = "Na de val van mevrouw De Wit regelden huisarts, thuiszorg en gemeente binnen twee dagen dat zij naar huis kon. Haar dochter: “Ik "
                + "hoefde mijn verhaal maar één keer te vertellen.”",
            Day = dossier.Ago(10),
            Partners = dossier.Partners("huisartsenkring", "thuiszorg-vliet", "gemeente"),
            FromPractice = true,
        });
        dossier.Record(new Story
        {
            Title = "Honderd bezoekers op de open dag",
            Words = "Het theehuis zat vol: buren, raadsleden en mensen met dementie dansten samen.",
            Day = dossier.Ago(7),
            Partners = dossier.Partners("welzijn-centraal", "gemeente"),
        });
    }

    private static void Differences(DemoDossier dossier)
    {
        var sharing = dossier.Record(
            new Difference { Title = "Welke gegevens wij delen zonder toestemming te vragen", RecordedOn = dossier.Ago(15), ReviewBy = dossier.Ago(7) });
        dossier.Record(
            new PartnerView
            {
                DifferenceId = sharing,
                PartnerId = dossier.Partner("huisartsenkring"),
                Words = "Het beroepsgeheim gaat voor. Wij vragen het elke keer.",
            });
        dossier.Record(
            new PartnerView { DifferenceId = sharing, PartnerId = dossier.Partner("gemeente"), Words = "Eenmaal toestemming voor de hele keten is genoeg." });
        dossier.Record(new Difference { Title = "Wie de regie heeft na een opname", RecordedOn = dossier.Ago(11) });
    }

    private static void Actions(DemoDossier dossier, Guid waiting)
    {
        var mandate = dossier.Act(2, new ActionTerms(
            Principle.Governance, "Leg vast wie in de stuurgroep waarover mag beslissen", "De uitvoering weet niet wie het mandaat heeft.", "Marieke de Boer",
            dossier
                .Partner("gemeente"), dossier
                .Ago(8), "Besluiten blijven niet meer liggen."));
        mandate.End(ActionState.Done, "Mandaat per partner staat in het ketenplan.", dossier.Ago(7));
        var meals = dossier.Act(2, new ActionTerms(
            Principle.Relationship, "Elk kwartaal samen eten bij een van de partners", "We zien elkaar alleen in vergaderingen.", "Tom Veenstra", dossier
                .Partner("welzijn-centraal"), dossier
                .Ago(9), "Men belt elkaar sneller."));
        meals.End(ActionState.Dropped, "Een avond kost te veel reistijd; wordt een wandeling voor de vergadering.", dossier.Ago(8));
        dossier.Act(3, new ActionTerms(
            Principle.Successes, "Deel elke maand één verhaal van een mantelzorger", "Successen blijven binnen de eigen organisatie.", "Joost van Dijk", dossier
                .Partner("thuiszorg-vliet"), dossier
                .Ago(1), "Elke partner staat eens per half jaar in het licht.", dossier
                .PersonNamed("Joost van Dijk")));
        dossier.Act(3, new ActionTerms(
            Principle.MeasurableAmbition, "Verkort de weg van huisarts naar casemanager", "De wachttijd daalt te langzaam om het doel te halen.",
            "Karim Idrissi", dossier
                .Partner("thuiszorg-vliet"), dossier
                .Ago(-2), "Twee weken korter voor de volgende ronde.", IndicatorId: waiting));
    }
}
