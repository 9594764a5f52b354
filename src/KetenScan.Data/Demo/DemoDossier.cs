using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Data.Demo;

/// <summary>What the dementia chain has on record: a face without a logo yet, and actions that went well, badly and not yet.</summary>
internal static class DemoDossier
{
    public static ChainFace Face(Chain chain)
    {
        var face = new ChainFace(chain.Id);
        face.Describe("#a8326b", "Samen thuis in De Meren", mascot: null, "Theehuis De Oever", "Nieuwsbrief Thuis, eens per kwartaal");
        return face;
    }

    public static IEnumerable<ImprovementAction> Actions(Chain chain, DateTimeOffset now)
    {
        var today = Amsterdam.Day(now);

        ImprovementAction Action(int round, Principle principle, string what, string why, string owner, string partner, DateOnly due, string effect) =>
            new(chain, round, new ActionTerms(principle, what, why, owner, chain.Partners.Single(own => own.Key == partner).Id, due, effect));

        var mandate = Action(2, Principle.Governance, "Leg vast wie in de stuurgroep waarover mag beslissen", "De uitvoering weet niet wie het mandaat heeft.", "Marieke de Boer", "gemeente", today.AddMonths(-8), "Besluiten blijven niet meer liggen.");
        mandate.End(ActionState.Done, "Mandaat per partner staat in het ketenplan.", today.AddMonths(-7));
        var meals = Action(2, Principle.Relationship, "Elk kwartaal samen eten bij een van de partners", "We zien elkaar alleen in vergaderingen.", "Tom Veenstra", "welzijn-centraal", today.AddMonths(-9), "Men belt elkaar sneller.");
        meals.End(ActionState.Dropped, "Een avond kost te veel reistijd; wordt een wandeling voor de vergadering.", today.AddMonths(-8));
        return
        [
            mandate,
            meals,
            Action(3, Principle.Successes, "Deel elke maand één verhaal van een mantelzorger", "Successen blijven binnen de eigen organisatie.", "Anna Hoekstra", "alzheimer-meren", today.AddMonths(-1), "Elke partner staat eens per half jaar in het licht."),
            Action(3, Principle.MeasurableAmbition, "Meet de wachttijd tot de eerste casemanager", "Zonder nulmeting weten we niet of het beter gaat.", "Karim Idrissi", "thuiszorg-vliet", today.AddMonths(2), "Een nulmeting voor de volgende ronde."),
        ];
    }
}
