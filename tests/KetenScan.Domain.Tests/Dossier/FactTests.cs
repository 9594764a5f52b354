using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

public sealed class FactTests
{
    private readonly Paper paper = new();

    [Fact]
    public void A_target_before_the_baseline_or_worse_than_it_is_refused()
    {
        var indicator = new Indicator
        {
            AmbitionId = paper.Ambition(),
            Name = "Wachttijd",
            Direction = Direction.Down,
            Baseline = 40,
            BaselineOn = Ago(1),
            Target = 50,
            TargetOn = Ago(2),
        };

        Refuses(indicator, ("TargetOn", Rule.TargetAfterBaseline), ("Target", Rule.TargetIsBetterThanBaseline));
        Refuses(indicator with { Target = 40, TargetOn = Ago(1) }, ("TargetOn", Rule.TargetAfterBaseline), ("Target", Rule.TargetIsBetterThanBaseline));
        paper.Dossier.Admit(indicator with { Target = 39, TargetOn = Ago(1, 1) }, At);
    }

    [Fact]
    public void A_measurement_in_the_future_is_refused_and_one_of_today_is_not()
    {
        var measurement = new Measurement { IndicatorId = paper.Indicator(paper.Ambition()), Day = At.AddDays(1), Value = 3 };

        Refuses(measurement, ("Day", Rule.DateIsNotInTheFuture));
        paper.Dossier.Admit(measurement with { Day = At }, At);
    }

    [Fact]
    public void A_seat_for_a_partner_that_left_is_refused_unless_it_ended_before_that()
    {
        paper.Chain.Partners[0].Leave(Ago(2));
        var seat = new Seat { BodyId = paper.SteeringGroup(), PartnerId = paper.One, FunctionLevel = FunctionLevel.Board, Since = Ago(9) };

        Refuses(seat, ("PartnerId", Rule.PartnerHasLeft));
        paper.Dossier.Admit(seat with { Until = Ago(2) }, At);
        Refuses(seat with { Until = Ago(10) }, ("Until", Rule.EndsAfterItStarts));
    }

    [Fact]
    public void A_covenant_that_ends_before_it_starts_is_refused() =>
        Refuses(new Covenant { Title = "C", From = At, Until = At.AddDays(-1) }, ("Until", Rule.EndsAfterItStarts));

    [Fact]
    public void What_is_needed_is_asked_for_field_by_field()
    {
        Refuses(new Ambition { Words = " ", From = default }, ("Words", Rule.FieldIsNeeded), ("From", Rule.FieldIsNeeded));
        Refuses(new Ambition { Words = new string('x', 2001), From = At }, ("Words", Rule.FieldIsTooLong));
        Refuses(new Communication { Day = At, How = "poster" }, ("Partners", Rule.FieldIsNeeded));
        Refuses(
            new BalanceItem { PartnerId = paper.One, Side = BalanceSide.Effort, What = "uren", Measure = Measure.Hours, Realised = -1 },
            ("HourValue", Rule.HoursHaveAValue),
            ("RealisedOn", Rule.FieldIsNeeded),
            ("Realised", Rule.AmountIsNotNegative));
    }

    [Fact]
    public void What_is_referred_to_is_in_this_dossier()
    {
        var other = new Paper();

        Refuses(
            new Endorsement { AmbitionId = other.Ambition(), PartnerId = other.One, Day = At, By = "Ans" },
            ("AmbitionId", Rule.RefersToNothing),
            ("PartnerId", Rule.PartnerIsNotInTheChain));
        Refuses(new Dialogue { Day = At, What = "lunch", Partners = [other.One] }, ("Partners", Rule.PartnerIsNotInTheChain));
        Refuses(new Endorsement { AmbitionId = paper.SteeringGroup(), PartnerId = paper.One, Day = At, By = "Ans" }, ("AmbitionId", Rule.RefersToNothing));
    }

    [Fact]
    public void An_entry_keeps_what_it_said_and_who_said_so()
    {
        var entry = new DossierEntry(paper.Chain.Id, new Publication { What = "een", Day = At }, new Author("Ans"), Given.Morning);
        entry.Change(new Publication { What = "twee", Day = At }, new Author("Bob"), Given.Morning.AddDays(1));
        entry.Archive(new Author("Cor"), Given.Morning.AddDays(2));
        entry.Restore(new Author("Cor"), Given.Morning.AddDays(3));

        Assert.Equal(4, entry.Version);
        Assert.Equal(
            [("een", "Ans"), ("twee", "Bob"), ("twee", "Cor"), ("twee", "Cor")],
            entry.Changes.Select(change => (((Publication)change.Fact).What, change.Who)));
        Assert.False(entry.IsArchived);
    }

    [Fact]
    public void Forgetting_removes_somebody_from_the_history_by_id_and_keeps_namesakes_and_typed_names()
    {
        var seat = new Seat { BodyId = paper.SteeringGroup(), PartnerId = paper.One, Holder = "Ans Bakker", FunctionLevel = FunctionLevel.Board, Since = At };
        var (ans, namesake) = (Guid.NewGuid(), Guid.NewGuid());
        var entry = new DossierEntry(paper.Chain.Id, seat, new Author("Ans Bakker", ans), Given.Morning);
        entry.Change(seat with { Mandated = true }, new Author("Ans Bakker", namesake), Given.Morning);
        entry.Archive(new Author("Ans Bakker"), Given.Morning); // before ids were stored

        entry.Forget(new Forgotten([], ans));

        Assert.Equal([("–", null), ("Ans Bakker", namesake), ("Ans Bakker", null)], entry.Changes.Select(change => (change.Who, change.AccountId)));
        Assert.All(entry.Changes, change => Assert.Equal("Ans Bakker", ((Seat)change.Fact).Holder));
        Assert.Equal("Ans Bakker", ((Seat)entry.Fact).Holder);
    }

    [Fact]
    public void Forgetting_removes_who_gave_an_endorsement_and_keeps_a_name_entered_later()
    {
        var (account, person) = (Guid.NewGuid(), Guid.NewGuid());
        Endorsement Yes(string by) => new() { AmbitionId = Guid.NewGuid(), PartnerId = paper.One, Day = At, By = by };

        foreach (var who in (Forgotten[])[new([person], null), new([], account)])
        {
            var entry = new DossierEntry(paper.Chain.Id, Yes("Ans Bakker"), new Author("Ans Bakker", account, person), Given.Morning);
            entry.Change(Yes("Bob"), new Author("Cor", Guid.NewGuid()), Given.Morning);
            entry.Forget(who);
            Assert.Equal(["–", "Bob"], entry.Changes.Select(change => ((Endorsement)change.Fact).By));
            Assert.Equal("Bob", ((Endorsement)entry.Fact).By);
        }

        var typed = new DossierEntry(paper.Chain.Id, Yes("Ans Bakker"), new Author("Ans Bakker", account), Given.Morning);
        typed.Forget(new Forgotten([person], account));
        Assert.Equal(("–", "Ans Bakker"), (typed.Changes[0].Who, ((Endorsement)typed.Fact).By));
    }

    private void Refuses(Fact fact, params (string, Rule)[] expected)
    {
        var refused = Assert.Throws<FactRefused>(() => paper.Dossier.Admit(fact, At));
        Assert.Equal(expected, refused.Problems.Select(problem => (problem.Field, problem.Rule)));
    }
}
