using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>The days, lengths and figures that a fact may have.</summary>
public sealed class FactProblemTests
{
    private readonly Paper paper = new();

    [Fact]
    public void What_has_happened_did_not_happen_after_today()
    {
        var (body, ambition) = (paper.SteeringGroup(), paper.Ambition());
        (string Field, Func<DateOnly, Fact> On)[] kinds =
        [
            ("ReviewedOn", day => new Ambition { Words = "Samen thuis", From = Ago(12), ReviewedOn = day }),
            ("Day", day => new Endorsement { AmbitionId = ambition, PartnerId = paper.One, Day = day, By = "Ans" }),
            ("Day", day => new Communication { Day = day, How = "poster", Partners = [paper.One] }),
            ("BaselineOn", day => new Indicator { AmbitionId = ambition, Name = "Wachttijd", BaselineOn = day }),
            ("WelcomedOn", day => Seat(body) with { WelcomedOn = day }),
            ("Day", day => new Meeting { BodyId = body, Day = day }),
            ("Day", day => new Decision { BodyId = body, Day = day, Words = "Wij doen het" }),
            ("RealisedOn", day => new BalanceItem
            {
                PartnerId = paper.One,
                Side = BalanceSide.Benefit,
                What = "rust",
                Measure = Measure.Quality,
                RealisedOn = day,
            }),
            ("Day", day => new Compensation { PartnerId = paper.One, Words = "Huur", Day = day }),
            ("Day", day => new Moment { What = "lunch", Kind = MomentKind.Meal, Day = day, Partners = [paper.One] }),
            ("Day", day => new Story { Title = "Thuis", Words = "Het lukte", Day = day }),
            ("Day", day => new ProgressReport { Title = "Halfjaar", Day = day }),
            ("RecordedOn", day => new Difference { Title = "Wachtlijst", RecordedOn = day }),
            ("ReviewedOn", day => new Difference { Title = "Wachtlijst", RecordedOn = Ago(1), ReviewedOn = day }),
            ("Day", day => new Dialogue { Day = day, What = "lunch" }),
            ("Day", day => new Publication { What = "folder", Day = day }),
        ];

        foreach (var (field, on) in kinds)
        {
            Refuses(on(At.AddDays(1)), (field, Rule.DateIsNotInTheFuture));
            paper.Dossier.Admit(on(At), At);
        }
    }

    [Fact]
    public void What_ends_ends_on_or_after_the_day_that_it_began()
    {
        (string Field, Func<DateOnly, Fact> Until)[] kinds =
        [
            ("Until", day => new Ambition { Words = "Samen thuis", From = At, Until = day }),
            ("Until", day => Seat(paper.SteeringGroup()) with { Since = At, Until = day }),
            ("Until", day => new Covenant { Title = "Convenant", From = At, Until = day }),
            ("ReviewOn", day => new Covenant { Title = "Convenant", From = At, ReviewOn = day }),
            ("Until", day => new Compensation { PartnerId = paper.One, Words = "Huur", Day = At, Until = day }),
            ("ReviewBy", day => new Difference { Title = "Wachtlijst", RecordedOn = At, ReviewBy = day }),
        ];

        foreach (var (field, until) in kinds)
        {
            Refuses(until(At.AddDays(-1)), (field, Rule.EndsAfterItStarts));
            paper.Dossier.Admit(until(At), At);
        }
    }

    [Fact]
    public void A_partner_endorses_while_it_takes_part()
    {
        var yes = new Endorsement { AmbitionId = paper.Ambition(), PartnerId = paper.One, Day = Ago(2), By = "Ans" };
        paper.Chain.Partners[0].Leave(Ago(2));

        paper.Dossier.Admit(yes, At);
        Refuses(yes with { Day = Ago(2, 1) }, ("PartnerId", Rule.PartnerHasLeft));
        Refuses(yes with { Day = paper.Chain.Partners[0].Joined.AddDays(-1) }, ("PartnerId", Rule.PartnerHasLeft));
    }

    [Fact]
    public void A_seat_may_be_held_up_to_the_day_that_its_partner_left()
    {
        paper.Chain.Partners[0].Leave(At);
        var seat = Seat(paper.SteeringGroup());

        paper.Dossier.Admit(seat, At);
        Refuses(seat, ("PartnerId", Rule.PartnerHasLeft), on: At.AddDays(1));
    }

    [Fact]
    public void A_benefit_has_an_amount_unless_it_is_quality()
    {
        var item = new BalanceItem { PartnerId = paper.One, Side = BalanceSide.Benefit, What = "rust", Measure = Measure.Quality };
        paper.Dossier.Admit(item, At);

        Refuses(item with { Measure = Measure.Money }, ("Expected", Rule.FieldIsNeeded));
        paper.Dossier.Admit(item with { Measure = Measure.Money, Expected = 0 }, At);
        paper.Dossier.Admit(item with { Measure = Measure.Money, Realised = 0, RealisedOn = At }, At);
        Refuses(item with { Measure = Measure.Money, Realised = 1 }, ("RealisedOn", Rule.FieldIsNeeded));
        Refuses(item with { Measure = Measure.Hours, Expected = 8 }, ("HourValue", Rule.HoursHaveAValue));
        paper.Dossier.Admit(item with { Measure = Measure.Hours, Expected = 8, HourValue = 0 }, At);
        Refuses(
            item with { Measure = Measure.Hours, Expected = -8, HourValue = -1 },
            ("Expected", Rule.AmountIsNotNegative),
            ("HourValue", Rule.AmountIsNotNegative));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void An_indicator_is_measured_every_one_to_sixty_months(int months, bool admitted)
    {
        var indicator = new Indicator { AmbitionId = paper.Ambition(), Name = "Wachttijd", Interval = months };

        if (admitted) paper.Dossier.Admit(indicator, At);
        else Refuses(indicator, ("Interval", Rule.IntervalIsInMonths));
    }

    [Theory]
    [InlineData(Direction.Up, 39, false)]
    [InlineData(Direction.Up, 40, false)]
    [InlineData(Direction.Up, 41, true)]
    [InlineData(Direction.Down, 41, false)]
    [InlineData(Direction.Down, 40, false)]
    [InlineData(Direction.Down, 39, true)]
    [InlineData(null, 40, true)] // which way is better is not known yet
    public void A_target_lies_on_the_better_side_of_the_baseline(Direction? direction, int target, bool admitted)
    {
        var indicator = new Indicator { AmbitionId = paper.Ambition(), Name = "Wachttijd", Direction = direction, Baseline = 40, Target = target };

        if (admitted) paper.Dossier.Admit(indicator, At);
        else Refuses(indicator, ("Target", Rule.TargetIsBetterThanBaseline));
    }

    [Fact]
    public void Texts_fit_their_line_and_who_took_part_is_named()
    {
        var report = new ProgressReport { Title = new string('t', 200), Day = At, Reference = new string('r', 200) };
        paper.Dossier.Admit(report, At);

        Refuses(report with { Title = new string('t', 201) }, ("Title", Rule.FieldIsTooLong));
        Refuses(report with { Reference = new string('r', 201) }, ("Reference", Rule.FieldIsTooLong));
        Refuses(new Moment { What = "lunch", Kind = MomentKind.Meal, Day = At }, ("Partners", Rule.FieldIsNeeded));
        Refuses(new Measurement { IndicatorId = Guid.Empty, Day = At, Value = 1 }, ("IndicatorId", Rule.FieldIsNeeded));
        Refuses(new PartnerView { DifferenceId = Guid.NewGuid(), PartnerId = paper.One, Words = "Anders" }, ("DifferenceId", Rule.RefersToNothing));
    }

    private Seat Seat(Guid body) => new() { BodyId = body, PartnerId = paper.One, FunctionLevel = FunctionLevel.Board, Since = Ago(9) };

    private void Refuses(Fact fact, params (string, Rule)[] expected) => Refuses(fact, At, expected);

    private void Refuses(Fact fact, (string, Rule) expected, DateOnly on) => Refuses(fact, on, expected);

    private void Refuses(Fact fact, DateOnly today, params (string, Rule)[] expected) =>
        Assert.Equal(expected, Assert.Throws<FactRefused>(() => paper.Dossier.Admit(fact, today)).Problems.Select(problem => (problem.Field, problem.Rule)));
}
