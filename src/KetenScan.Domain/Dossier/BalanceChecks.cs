namespace KetenScan.Domain.Dossier;

internal static class BalanceChecks
{
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var items = dossier.All<BalanceItem>().ToLookup(item => item.Fact.PartnerId, item => item.Fact);
        var partners = dossier.EveryPartner(at);
        var compensated = dossier.All<Compensation>()
            .Where(compensation => compensation.Fact.IsAgreedOn(at))
            .Select(compensation => compensation.Fact.PartnerId)
            .ToHashSet();
        var realised = Balance.Of(dossier, at).Where(balance => balance.Realised is not null).ToList();
        return
        [
            Check.EveryPartner(
                CheckKey.BalanceKnown,
                partners,
                partner => Enum.GetValues<BalanceSide>().All(side => items[partner.Id].Any(item => item.Side == side && item.IsExpected()))),
            Check.EveryPartner(
                CheckKey.RealisedRecorded, partners, partner => items[partner.Id].Any(item => item.Side == BalanceSide.Benefit
                    && item.IsRealisedOn(at)
                    && item.RealisedOn!.Value.Within(12, at))),
            Check.Every(CheckKey.NobodyLosing, realised, balance => balance.Partner.Name, balance => balance.Realised >= 0
                || compensated.Contains(balance.Partner.Id)),
            Check.Recent(
                CheckKey.BalanceDiscussed,
                dossier.All<Meeting>().Where(meeting => meeting.Fact.BalanceDiscussed).Select(meeting => meeting.Fact.Day),
                12,
                at),
        ];
    }
}
