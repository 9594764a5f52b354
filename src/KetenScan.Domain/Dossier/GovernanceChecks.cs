namespace KetenScan.Domain.Dossier;

internal static class GovernanceChecks
{
    public static IReadOnlyList<Check> Of(ChainDossier dossier, DateOnly at)
    {
        var layers = dossier.All<Body>().ToDictionary(body => body.Id, body => body.Fact.Layer);
        var seats = dossier.All<Seat>()
            .Select(seat => seat.Fact)
            .Where(seat => seat.IsTakenOn(at) && layers.ContainsKey(seat.BodyId))
            .ToLookup(seat => layers[seat.BodyId] == Layer.Strategic);
        var partners = dossier.EveryPartner(at);
        return
        [
            Check.EveryPartner(CheckKey.SteeringGroupComplete, partners, partner => seats[true].Any(seat => seat.PartnerId == partner.Id)),
            EqualLevel([.. seats[true]]),
            Check.EveryPartner(CheckKey.OperationalComplete, partners, partner => seats[false].Any(seat => seat.PartnerId == partner.Id && seat.Mandated)),
            CovenantValid(dossier, at),
            SteeringGroupMet(dossier, layers, at),
        ];
    }

    private static Check EqualLevel(List<Seat> seats)
    {
        var apart = seats.Count == 0 ? 0 : seats.Max(seat => (int)seat.FunctionLevel) - seats.Min(seat => (int)seat.FunctionLevel);
        return new Check(CheckKey.EqualLevel, seats.Count > 0 && apart <= 1, apart, seats.Count, null, []);
    }

    /// <summary>Of several covenants, the one that most partners signed.</summary>
    private static Check CovenantValid(ChainDossier dossier, DateOnly at) =>
        dossier.All<Covenant>()
            .Where(covenant => covenant.Fact.IsValidOn(at))
            .Select(covenant => Check.EveryPartner(CheckKey.CovenantValid, dossier.EveryPartner(at), partner => covenant.Fact.Partners.Contains(partner.Id)))
            .MaxBy(check => check.Counted)
        ?? Check.EveryPartner(CheckKey.CovenantValid, [], _ => false);

    private static Check SteeringGroupMet(ChainDossier dossier, Dictionary<Guid, Layer> layers, DateOnly at)
    {
        bool IsSteeringGroup(Guid body) => layers.TryGetValue(body, out var layer) && layer == Layer.Strategic;

        var meetings = dossier.All<Meeting>()
            .Where(meeting => IsSteeringGroup(meeting.Fact.BodyId) && meeting.Fact.Day.Within(12, at))
            .Select(meeting => meeting.Fact.Day)
            .Distinct()
            .Count();
        DateOnly? decided = dossier
            .All<Decision>()
            .Where(decision => IsSteeringGroup(decision.Fact.BodyId) && decision.Fact.Day.Within(12, at))
            .Max(decision => (DateOnly?)decision.Fact.Day);
        return new Check(CheckKey.SteeringGroupMet, meetings >= 2 && decided is not null, meetings, null, decided, []);
    }
}
