using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;

namespace KetenScan.Demo;

/// <summary>The dossiers of the two smaller chains, with enough facts for a comparison.</summary>
internal static class SmallDossiers
{
    public static DemoDossier Debts(Chain chain, DateTimeOffset now)
    {
        var dossier = new DemoDossier(chain, now);
        var ambition = dossier.Record(
            new Ambition { Words = "Binnen vier weken na de eerste melding heeft een gezin met schulden rust en een plan.", From = dossier.Ago(20) });
        foreach (var partner in chain.Partners)
            dossier.Record(new Endorsement { AmbitionId = ambition, PartnerId = partner.Id, Day = dossier.Ago(19), By = "Bestuur" });
        var weeks = dossier.Record(new Indicator
        {
            AmbitionId = ambition,
            Name = "Van melding tot plan",
            Unit = "weken",
            Direction = Direction.Down,
            Baseline = 11,
            BaselineOn = dossier.Ago(19),
            Target = 4,
            TargetOn = dossier.Ago(-6),
            Owner = "Vera Bos",
        });
        dossier.Record(new Measurement { IndicatorId = weeks, Day = dossier.Ago(9), Value = 7 });
        dossier.Record(new Measurement { IndicatorId = weeks, Day = dossier.Ago(3), Value = 5 });
        dossier.Record(new Moment { What = "Samen koken in de buurtkeuken", Kind = MomentKind.Meal, Day = dossier.Ago(4), Partners = dossier.Everybody() });
        dossier.Record(new ProgressReport { Title = "Halfjaarbericht", Day = dossier.Ago(6) });
        dossier.Show("#1f5fa8", name: null, "Eerst rust, dan een plan", "Buurtkeuken Waterland");
        return dossier;
    }

    public static DemoDossier Youth(Chain chain, DateTimeOffset now)
    {
        var dossier = new DemoDossier(chain, now);
        dossier.Record(new Ambition { Words = "Geen kind wacht langer dan nodig op hulp.", From = dossier.Ago(23) });
        var group = dossier.Record(new Body { Name = "Bestuurlijk overleg", Layer = Layer.Strategic });
        foreach (var partner in chain.Partners)
            dossier.Record(
                new Seat
                {
                    BodyId = group,
                    PartnerId = partner.Id,
                    Holder = $"Bestuurder van {partner.Name}",
                    FunctionLevel = FunctionLevel.Board,
                    Mandated = true,
                    Since = dossier.Ago(22),
                });
        dossier.Record(new Covenant { Title = "Convenant Jeugd Noorderkwartier", From = dossier.Ago(22), Partners = dossier.Everybody() });
        dossier.Record(new Meeting { BodyId = group, Day = dossier.Ago(8), BalanceDiscussed = true });
        dossier.Record(new Meeting { BodyId = group, Day = dossier.Ago(3) });
        dossier.Record(new Decision { BodyId = group, Day = dossier.Ago(3), Words = "Eén wachtlijst voor de hele regio." });
        dossier.Show("#3a7d34", "Noord voor jou", "Elk kind in beeld", place: null);
        return dossier;
    }
}
