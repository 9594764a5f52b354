namespace KetenScan.Domain.Dossier;

internal static class DifferenceChecks
{
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var differences = dossier.All<Difference>().Where(difference => difference.Fact.RecordedOn <= at).ToList();
        var open = differences.Where(difference => difference.Fact.IsOpen()).ToList();
        var named = Check.Recent(
            CheckKey.DifferencesNamed, differences.SelectMany(
                difference => (DateOnly[])[difference.Fact.RecordedOn, difference.Fact.ReviewedOn ?? difference.Fact.RecordedOn]), 24, at);
        var sides = dossier.All<PartnerView>().Select(view => view.Fact).ToLookup(view => view.DifferenceId, view => view.PartnerId);

        Check EveryOpen(
            CheckKey key,
            Func<Recorded<Difference>,
            bool> holds) => Check.EveryIfAny(key, open, named.Met, difference => difference.Fact.Title, holds);

        return
        [
            named,
            EveryOpen(CheckKey.BothSidesHeard, difference => sides[difference.Id].Distinct().Count() >= 2),
            EveryOpen(CheckKey.HandlingAgreed, difference => difference.Fact.Handling is not null),
            EveryOpen(CheckKey.ReviewedInTime, difference => difference.Fact.ReviewBy is null || difference.Fact.ReviewBy >= at),
            Check.Recent(CheckKey.WorkFloorDialogue, dossier.All<Dialogue>().Select(dialogue => dialogue.Fact.Day), 12, at),
        ];
    }
}
