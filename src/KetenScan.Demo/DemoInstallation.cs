using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Demo;

/// <summary>Three invented chains and the grants of the demo accounts. The same date gives the same figures.</summary>
public static class DemoInstallation
{
    /// <param name="db">Where to; the accounts are already in it.</param>
    /// <param name="now">Rounds are half a year apart, counted back from this.</param>
    public static void AddTo(KetenScanDb db, DemoAccounts accounts, DateTimeOffset now)
    {
        var dementia = Dementia(accounts, now);
        var debts = Debts(now);
        var youth = Youth(now);
        foreach (var (demo, region) in ((DemoChain, string)[])[(dementia, "De Meren"), (debts, "Noord-Holland"), (youth, "Noord-Holland")])
        {
            demo.Chain.Describe(demo.Chain.Name, demo.Chain.Field, region, joinsBenchmark: true);
            db.Chains.Add(demo.Chain);
            db.Scorecards.AddRange(demo.Scorecards);
            db.DossierEntries.AddRange(demo.Dossier.Entries);
            db.ImprovementActions.AddRange(demo.Dossier.Actions);
            db.ChainFaces.Add(demo.Dossier.Face!);
            db.Grants.Add(new Grant(accounts.Consultant.Id, Role.Consultant, demo.Chain.Id));
        }

        db.Grants.AddRange(
            new Grant(accounts.Coordinator.Id, Role.Coordinator, dementia.Chain.Id),
            new Grant(accounts.Strategic.Id, Role.Member, dementia.Chain.Id),
            new Grant(accounts.Operational.Id, Role.Member, dementia.Chain.Id),
            new Grant(accounts.Outsider.Id, Role.Coordinator, debts.Chain.Id),
            new Grant(accounts.Administrator.Id, Role.Administrator, null));
    }

    private static DemoChain Dementia(DemoAccounts accounts, DateTimeOffset now)
    {
        var pattern = new DemoPattern
        {
            Start = [3.8, 3.0, 3.0, 3.3, 3.3, 2.8, 3.4, 3.6],
            Step = [0.25, -0.1, 0.3, 0.05, 0.35, 0.1, 0.15, 0.3],
            Gap = [0.5, 0.4, 0.9, 0.2, 0.2, 0.3, 0.2, 0.1],
            Unhappy = "huisartsenkring",
            UnhappyWith = Principle.AllForOne,
        };
        var demo = new DemoChain(pattern, seed: 8) { Chain = new Chain("dementie-de-meren", "Dementieketen De Meren", "dementie") };
        var start = DateOnly.FromDateTime(now.UtcDateTime.AddYears(-3));
        demo.Partner("gemeente", "Gemeente De Meren", 8, start);
        demo.Partner("huisartsenkring", "Huisartsenkring De Meren", 6, start);
        demo.Partner("thuiszorg-vliet", "Thuiszorg Vliet", 9, start, (accounts.Strategic, Level.Strategic));
        demo.Partner("zorggroep-oever", "Zorggroep Oever", 8, start);
        demo.Partner("welzijn-centraal", "Welzijn Centraal", 6, start, (accounts.Operational, Level.Operational));
        demo.Partner("alzheimer-meren", "Alzheimer Meren", 4, start.AddMonths(6));
        demo.AddPeople(now, (chain, at) => DementiaDossier.Of(chain, at, accounts.Coordinator));
        demo.ClosedRound(now.AddMonths(-18));
        demo.ClosedRound(now.AddMonths(-12));
        demo.ClosedRound(now.AddMonths(-6));
        demo.OpenRound(now, now.AddDays(18), accounts.Strategic);
        return demo;
    }

    private static DemoChain Debts(DateTimeOffset now)
    {
        var pattern = new DemoPattern
        {
            Start = [3.9, 3.3, 3.6, 3.3, 4.2, 2.6, 3.9, 3.1],
            Step = [0.1, 0.3, 0.1, 0.1, 0.2, -0.1, 0.0, 0.1],
            Gap = [0.3, 0.3, 0.4, 0.6, 0.1, 0.3, 0.2, 0.2],
            Unhappy = "kredietbank",
            UnhappyWith = Principle.Successes,
        };
        var demo = new DemoChain(pattern, seed: 21) { Chain = new Chain("schuldhulp-waterland", "Schuldhulpketen Waterland", "schulden") };
        var start = DateOnly.FromDateTime(now.UtcDateTime.AddYears(-2));
        demo.Partner("gemeente", "Gemeente Waterland", 6, start);
        demo.Partner("kredietbank", "Kredietbank Noord", 4, start);
        demo.Partner("woonstichting", "Woonstichting Dijkzicht", 4, start);
        demo.Partner("maatjes", "Schuldhulpmaatjes Waterland", 5, start);
        demo.Partner("rechtswinkel", "Sociaal Rechtswinkel Noord", 3, start);
        demo.AddPeople(now, SmallDossiers.Debts);
        demo.ClosedRound(now.AddMonths(-8));
        demo.ClosedRound(now.AddMonths(-2));
        return demo;
    }

    private static DemoChain Youth(DateTimeOffset now)
    {
        var pattern = new DemoPattern
        {
            Start = [4.1, 2.5, 3.7, 3.3, 3.6, 3.0, 3.9, 4.2],
            Step = [-0.1, -0.2, -0.1, 0.0, -0.2, -0.1, 0.1, 0.0],
            Gap = [0.4, 0.7, 0.5, 0.3, 0.3, 0.4, 0.1, 0.2],
            Unhappy = "jeugdbescherming",
            UnhappyWith = Principle.Relationship,
        };
        var demo = new DemoChain(pattern, seed: 34)
        {
            Chain = new Chain("jeugd-noorderkwartier", "Jeugdketen Noorderkwartier", "jeugd"),
            Rules = RoundRules.Default with { Disclosure = new Disclosure(DisclosureMode.Protected) },
        };
        var start = DateOnly.FromDateTime(now.UtcDateTime.AddYears(-2));
        demo.Partner("gemeenten", "Gemeenten Noorderkwartier", 7, start);
        demo.Partner("jeugdbescherming", "Jeugdbescherming Noord-West", 5, start);
        demo.Partner("jeugd-ggz", "Jeugd-ggz De Kreek", 5, start);
        demo.Partner("scholen", "Scholenverbond De Kaag", 6, start);
        demo.Partner("wijkteams", "Wijkteams Samen", 6, start);
        demo.AddPeople(now, SmallDossiers.Youth);
        demo.ClosedRound(now.AddMonths(-13));
        demo.ClosedRound(now.AddMonths(-7));
        demo.ClosedRound(now.AddMonths(-1));
        return demo;
    }
}
