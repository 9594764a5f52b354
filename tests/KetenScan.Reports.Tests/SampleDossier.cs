using System.Globalization;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Figures;

namespace KetenScan.Reports.Tests;

/// <summary>A dossier with a fact of every kind, always the same except for ids.</summary>
internal static class SampleDossier
{
    public static readonly DateOnly Today = new(2026, 10, 14);

    public static ChainDossier Dossier { get; } = Make();

    public static ChainPlan Plan(CultureInfo culture)
    {
        var checks = Evidence.Of(Dossier, Today);
        return new ChainPlan(
            "Dementieketen De Meren",
            Today,
            [.. Dossier.Partners.Select(partner => new PlannedPartner(partner.Id, partner.Name, partner.Joined, IsActive: true))],
            Dossier.Facts,
            checks,
            Sample.Questionnaire.Sections.ToDictionary(section => section.Principle, section => section.Name.In(culture)),
            [.. Balance.Of(Dossier, Today).Select(balance => new ReportedBalance(balance.Partner.Name, balance.Expected, balance.Realised))],
            Sample.Actions,
            new PlannedFace("Thuis in De Meren", "Samen zo lang mogelijk thuis", "Otter Olle", "Theehuis De Oever", "thuisindemeren.nl"),
            new ReportedFace("#a8326b", Logo.Png()),
            new Dictionary<Guid, byte[]> { [Dossier.All<Story>().Single().Fact.FileId!.Value] = Logo.Png(400, 300) });
    }

    private static ChainDossier Make()
    {
        var chain = new Chain("dementie-de-meren", "Dementieketen De Meren", "dementie");
        var one = chain.Join(new Organisation("Gemeente De Meren"), "gemeente", new DateOnly(2024, 1, 1)).Id;
        var two = chain.Join(new Organisation("Thuiszorg Vliet"), "thuiszorg", new DateOnly(2024, 1, 1)).Id;
        var facts = new List<Recorded<Fact>>();
        Guid Record(Fact fact)
        {
            var id = Guid.CreateVersion7();
            facts.Add(new Recorded<Fact>(id, fact));
            return id;
        }

        var ambition = Record(
            new Ambition
            {
                Words = "Iedereen woont **zo lang mogelijk** thuis.",
                From = new(2025, 1, 1),
                Until = new(2028, 1, 1),
                ReviewedOn = new(2026, 1, 1),
            });
        Record(new Endorsement { AmbitionId = ambition, PartnerId = one, Day = new(2025, 2, 1), By = "Anneke Bakker" });
        Record(new Communication { Day = new(2026, 3, 1), How = "Startconferentie", Partners = [one, two] });
        var indicator = Record(
            new Indicator
            {
                AmbitionId = ambition,
                Name = "Wachttijd tot de casemanager",
                Unit = "dagen",
                Direction = Direction.Down,
                Baseline = 42,
                BaselineOn = new(2025, 1, 1),
                Target = 14,
                TargetOn = new(2027, 1, 1),
                Owner = "Karim Idrissi",
                Interval = 6,
            });
        Record(new Measurement { IndicatorId = indicator, Day = new(2026, 1, 1), Value = 30.5m, Note = "Over drie teams" });
        Record(new Measurement { IndicatorId = indicator, Day = new(2026, 7, 1), Value = 26 });
        Record(
            new BalanceItem
            {
                PartnerId = one,
                Side = BalanceSide.Benefit,
                What = "Minder opnames",
                Measure = Measure.Money,
                Expected = 180_000,
                Realised = 120_000,
                RealisedOn = new(2026, 6, 1),
            });
        Record(
            new BalanceItem { PartnerId = two, Side = BalanceSide.Effort, What = "Casemanagers", Measure = Measure.Hours, Expected = 1_000, HourValue = 62 });
        var body = Record(new Body { Name = "Stuurgroep", Layer = Layer.Strategic });
        Record(
            new Seat
            {
                BodyId = body,
                PartnerId = one,
                Holder = "Anneke Bakker",
                FunctionLevel = FunctionLevel.Board,
                Mandated = true,
                Since = new(2024, 2, 1),
            });
        Record(
            new Covenant
            {
                Title = "Ketenplan",
                Reference = "Zaak 2024-0117",
                From = new(2024, 6, 1),
                Until = new(2027, 6, 1),
                ReviewOn = new(2026, 12, 1),
                Partners = [one, two],
            });
        Record(new Meeting { BodyId = body, Day = new(2026, 9, 1), BalanceDiscussed = true, Note = "Begroting" });
        Record(new Decision { BodyId = body, Day = new(2026, 9, 1), Words = "Een casemanager erbij.", IndicatorId = indicator });
        Record(new Compensation { PartnerId = two, Words = "De gemeente betaalt de scholing.", Day = new(2026, 2, 1) });
        Record(new Moment { What = "Wandeling", Kind = MomentKind.Outing, Day = new(2026, 5, 1), Partners = [one, two], RelationsDiscussed = true });
        Record(
            new Story
            {
                Title = "Mevrouw De Wit bleef thuis",
                Words = "Binnen twee dagen was alles geregeld.",
                Day = new(2026, 8, 1),
                Partners = [one, two],
                FromPractice = true,
                FileId = Guid.CreateVersion7(),
            });
        Record(new ProgressReport { Title = "Halfjaarbericht", Day = new(2026, 7, 1), Reference = "Bijlage 3" });
        var difference = Record(
            new Difference
            {
                Title = "Gegevens delen",
                RecordedOn = new(2026, 4, 1),
                Handling = Handling.Experiment,
                How = "Een half jaar proberen.",
                ReviewBy = new(2026, 12, 1),
            });
        Record(new PartnerView { DifferenceId = difference, PartnerId = one, Words = "Eén keer vragen is genoeg." });
        Record(new Dialogue { Day = new(2026, 5, 1), What = "Lunch op de werkvloer", Partners = [one, two] });
        Record(new Publication { What = "Nieuwsbrief Thuis", Day = new(2026, 9, 1) });
        return new ChainDossier([.. chain.Partners], facts, Face: null, Actions: []);
    }
}
