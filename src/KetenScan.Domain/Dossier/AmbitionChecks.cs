namespace KetenScan.Domain.Dossier;

internal static class AmbitionChecks
{
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var valid = dossier.All<Ambition>().Where(ambition => ambition.Fact.IsValidOn(at)).ToList();
        return
        [
            new Check(CheckKey.AmbitionRecorded, valid.Count > 0, valid.Count, valid.Count, null, []),
            Endorsed(dossier, valid, at),
            Check.Recent(
                CheckKey.AmbitionReviewed,
                valid.SelectMany(ambition => (DateOnly[])[ambition.Fact.From, ambition.Fact.ReviewedOn ?? ambition.Fact.From]),
                24,
                at),
            Communicated(dossier, at),
        ];
    }

    /// <summary>Of several ambitions, the one that most partners endorsed.</summary>
    private static Check Endorsed(ChainDossier dossier, List<Recorded<Ambition>> valid, DateOnly at)
    {
        var partners = dossier.EveryPartner(at);
        return valid
            .Select(ambition => dossier.All<Endorsement>()
                .Where(own => own.Fact.AmbitionId == ambition.Id && own.Fact.Day <= at)
                .Select(own => own.Fact.PartnerId)
                .ToHashSet())
            .Select(saidYes => Check.EveryPartner(CheckKey.EveryPartnerEndorsed, partners, partner => saidYes.Contains(partner.Id)))
            .MaxBy(check => check.Counted)
            ?? Check.EveryPartner(CheckKey.EveryPartnerEndorsed, [], _ => false);
    }

    private static Check Communicated(ChainDossier dossier, DateOnly at)
    {
        var told = dossier.All<Communication>().Where(own => own.Fact.Day.Within(12, at)).SelectMany(own => own.Fact.Partners).ToHashSet();
        return Check.EveryPartner(CheckKey.Communicated, dossier.EveryPartner(at), partner => told.Contains(partner.Id));
    }
}
