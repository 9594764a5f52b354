namespace KetenScan.Domain.Dossier;

internal static class RelationChecks
{
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var moments = dossier.All<Moment>().Select(moment => moment.Fact).ToList();
        var tookPart = moments.Where(moment => moment.Day.Within(12, at)).SelectMany(moment => moment.Partners).ToHashSet();
        var mirror = moments.Where(moment => moment.RelationsDiscussed).Select(moment => moment.Day)
            .Concat(dossier.All<Meeting>().Where(meeting => meeting.Fact.RelationsDiscussed).Select(meeting => meeting.Fact.Day));
        var newcomers = dossier.All<Seat>().Select(seat => seat.Fact).Where(seat => seat.IsTakenOn(at) && seat.Since.Within(12, at)).ToList();
        return
        [
            Check.Recent(CheckKey.MomentRecent, moments.Select(moment => moment.Day), 6, at),
            Check.EveryPartner(CheckKey.EveryoneTookPart, dossier.EveryPartner(at), partner => tookPart.Contains(partner.Id)),
            Check.Recent(CheckKey.LookedInTheMirror, mirror, 12, at),
            Check.EveryIfAny(CheckKey.NewcomersWelcomed, newcomers, withoutAny: true, seat => seat.Holder!, seat => seat.WelcomedOn <= at),
        ];
    }
}
