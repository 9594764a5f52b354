using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>A builder for a dossier with two partners, with a fixed date for the checks.</summary>
internal sealed class Paper
{
    public static readonly DateOnly At = new(2026, 9, 1);

    private readonly List<Recorded<Fact>> facts = [];
    private readonly List<ImprovementAction> actions = [];

    public Chain Chain { get; } = Given.Chain();

    public ChainFace? Face { get; set; }

    public Guid One => Chain.Partners[0].Id;

    public Guid Two => Chain.Partners[1].Id;

    public ChainDossier Dossier => new(Chain.Partners, facts, Face, actions);

    /// <summary>The date this many months before the date of the checks, plus this many days.</summary>
    public static DateOnly Ago(int months, int days = 0) => At.AddMonths(-months).AddDays(days);

    public Guid Add(Fact fact)
    {
        var id = Guid.CreateVersion7();
        facts.Add(new Recorded<Fact>(id, fact));
        return id;
    }

    public void Act(ActionTerms terms) => actions.Add(new ImprovementAction(Chain, null, terms));

    public Guid Ambition(DateOnly? from = null, DateOnly? until = null, DateOnly? reviewed = null) =>
        Add(new Ambition { Words = "Samen thuis", From = from ?? Ago(12), Until = until, ReviewedOn = reviewed });

    public Guid Indicator(Guid ambition, int? interval = null) => Add(new Indicator
    {
        AmbitionId = ambition,
        Name = "Wachttijd",
        Unit = "dagen",
        Direction = Direction.Down,
        Baseline = 40,
        BaselineOn = Ago(10),
        Target = 20,
        TargetOn = Ago(-10),
        Owner = "Karim",
        Interval = interval,
    });

    public Guid Measure(Guid indicator, DateOnly day, decimal value) => Add(new Measurement { IndicatorId = indicator, Day = day, Value = value });

    public Guid SteeringGroup() => Add(new Body { Name = "Stuurgroep", Layer = Layer.Strategic });

    public Guid Seat(
        Guid body,
        Guid partner,
        FunctionLevel level = FunctionLevel.Board,
        bool mandated = true,
        string? holder = "Ans",
        DateOnly? since = null,
        DateOnly? until = null) =>
        Add(
            new Seat
            {
                BodyId = body,
                PartnerId = partner,
                Holder = holder,
                FunctionLevel = level,
                Mandated = mandated,
                Since = since ?? Ago(20),
                Until = until,
            });

    public Guid Money(Guid partner, BalanceSide side, decimal? expected, decimal? realised = null, DateOnly? on = null) =>
        Add(
            new BalanceItem
            {
                PartnerId = partner,
                Side = side,
                What = "iets",
                Measure = Domain.Dossier.Measure.Money,
                Expected = expected,
                Realised = realised,
                RealisedOn = on ?? (realised is null ? null : Ago(2)),
            });

    public Check Check(CheckKey key) => Evidence.Of(Dossier, At).Values.SelectMany(checks => checks).Single(check => check.Key == key);

    public bool IsMet(CheckKey key) => Check(key).Met;
}
