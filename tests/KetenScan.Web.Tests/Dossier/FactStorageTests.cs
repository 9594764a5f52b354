using KetenScan.Domain.Dossier;
using KetenScan.Web.Features.Dossier;

namespace KetenScan.Web.Tests.Dossier;

public sealed class FactStorageTests
{
    private static readonly DateOnly Today = new(2026, 9, 20);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_kind_of_fact_comes_back_as_it_was_kept(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Record(installation, new Ambition { Words = "Samen thuis", From = new DateOnly(2026, 1, 1) });
        var view = await View(installation);
        var (ambition, partner) = (view.Entries[0].Id, view.Partners[0].Id);
        Fact[] first =
        [
            new Indicator
            {
                AmbitionId = ambition,
                Name = "Wachttijd",
                Unit = "dagen",
                Direction = Direction.Down,
                Baseline = 40.5m,
                BaselineOn = Today.AddYears(-1),
                Target = 20,
                TargetOn = Today.AddYears(1),
                Owner = "Karim",
                Interval = 6,
            },
            new Body { Name = "Stuurgroep", Layer = Layer.Strategic },
            new Difference { Title = "Privacy", RecordedOn = Today, Handling = Handling.Experiment, How = "Proef", ReviewBy = Today.AddMonths(3) },
            new Endorsement { AmbitionId = ambition, PartnerId = partner, Day = Today, By = "Ans" },
            new Communication { Day = Today, How = "Poster", Partners = [partner] },
            new BalanceItem
            {
                PartnerId = partner,
                Side = BalanceSide.Effort,
                What = "Uren",
                Measure = Measure.Hours,
                Expected = 12.25m,
                HourValue = 60,
                Realised = 8,
                RealisedOn = Today,
            },
            new Covenant { Title = "Convenant", From = Today, Partners = [partner] },
            new Compensation { PartnerId = partner, Words = "Wij betalen mee", Day = Today },
            new Moment { What = "Eten", Kind = MomentKind.Meal, Day = Today, Partners = [partner], RelationsDiscussed = true },
            new Story { Title = "Gelukt", Words = "Zo ging het", Day = Today, Partners = [partner], FromPractice = true },
            new ProgressReport { Title = "Bericht", Day = Today, Reference = "Zaak 1" },
            new Dialogue { Day = Today, What = "Lunch", Partners = [partner] },
            new Publication { What = "Nieuwsbrief", Day = Today },
        ];
        foreach (var fact in first) Assert.True(await Record(installation, fact));
        view = await View(installation);
        Guid IdOf<T>() => view.Entries.Single(entry => entry.Fact is T).Id;
        Fact[] then =
        [
            new Measurement { IndicatorId = IdOf<Indicator>(), Day = Today, Value = 33.3m, Note = "Teljaar" },
            new Seat { BodyId = IdOf<Body>(), PartnerId = partner, Holder = "Ans", FunctionLevel = FunctionLevel.Board, Mandated = true, Since = Today },
            new Meeting { BodyId = IdOf<Body>(), Day = Today, BalanceDiscussed = true },
            new Decision { BodyId = IdOf<Body>(), Day = Today, Words = "Besloten", IndicatorId = IdOf<Indicator>() },
            new PartnerView { DifferenceId = IdOf<Difference>(), PartnerId = partner, Words = "Wij zien het zo" },
        ];
        foreach (var fact in then) Assert.True(await Record(installation, fact));

        var kept = (await View(installation)).Entries.Select(entry => entry.Fact).ToList();

        Assert.Equal(FactKinds.All.Count, kept.Select(fact => fact.GetType()).Distinct().Count());
        foreach (var fact in first.Concat(then))
        {
            var same = kept.Single(other => other.GetType() == fact.GetType());
            Assert.All(FactField.Of(fact.GetType()), field => Assert.True(field.IsSame(fact, same), $"{fact.GetType().Name}.{field.Name}"));
        }
    }

    private static async Task<DossierView> View(TestInstallation installation) =>
        (await installation.Dossiers.Find(installation.Coordinator, TestInstallation.Slug))!;

    private static Task<bool> Record(TestInstallation installation, Fact fact) =>
        installation.Dossiers.Save(installation.Coordinator, TestInstallation.Slug, Guid.CreateVersion7(), 0, fact);
}
