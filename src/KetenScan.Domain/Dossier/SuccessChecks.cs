namespace KetenScan.Domain.Dossier;

internal static class SuccessChecks
{
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var stories = dossier.All<Story>().Select(story => story.Fact).Where(story => story.Day <= at).ToList();
        var shone = stories.Where(story => story.Day.Within(24, at)).SelectMany(story => story.Partners).ToHashSet();
        return
        [
            Reported(dossier, at),
            Check.Recent(CheckKey.SuccessRecent, stories.Select(story => story.Day), 6, at),
            Check.EveryPartner(CheckKey.EveryPartnerShone, dossier.EveryPartner(at), partner => shone.Contains(partner.Id)),
            Check.Recent(CheckKey.CaseTold, stories.Where(story => story.FromPractice).Select(story => story.Day), 12, at),
        ];
    }

    /// <summary>The half-years are the six months up to the date, and the six before those.</summary>
    private static Check Reported(ChainDossier dossier, DateOnly at)
    {
        var days = dossier.All<ProgressReport>().Select(report => report.Fact.Day).ToList();
        var middle = at.AddMonths(-6);
        var halves = (days.Any(day => day <= at && day > middle) ? 1 : 0) + (days.Any(day => day <= middle && day >= at.AddMonths(-12)) ? 1 : 0);
        return new Check(CheckKey.ProgressReported, halves == 2, halves, 2, days.Where(day => day <= at).Select(day => (DateOnly?)day).Max(), []);
    }
}
