using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

public sealed class GovernanceCheckTests
{
    private readonly Paper paper = new();

    [Fact]
    public void Every_partner_has_a_filled_seat_in_the_steering_group()
    {
        var group = paper.SteeringGroup();
        paper.Seat(group, paper.One);
        paper.Seat(group, paper.Two, holder: null);
        Assert.Equal(["Partner 2"], paper.Check(CheckKey.SteeringGroupComplete).Missing);

        paper.Seat(group, paper.Two, since: At, until: At);
        Assert.True(paper.IsMet(CheckKey.SteeringGroupComplete));
    }

    [Theory]
    [InlineData(1, null)] // from tomorrow
    [InlineData(-100, -1)] // until yesterday
    public void A_seat_counts_while_it_is_taken(int sinceDays, int? untilDays)
    {
        var group = paper.SteeringGroup();
        paper.Seat(group, paper.One);
        paper.Seat(group, paper.Two, since: At.AddDays(sinceDays), until: untilDays is { } days ? At.AddDays(days) : null);

        Assert.False(paper.IsMet(CheckKey.SteeringGroupComplete));
    }

    [Theory]
    [InlineData(FunctionLevel.Board, FunctionLevel.Board, true)]
    [InlineData(FunctionLevel.Board, FunctionLevel.Management, true)]
    [InlineData(FunctionLevel.Management, FunctionLevel.Professional, true)]
    [InlineData(FunctionLevel.Board, FunctionLevel.Professional, false)]
    public void The_seats_of_the_steering_group_lie_at_most_one_step_apart(FunctionLevel one, FunctionLevel two, bool met)
    {
        Assert.False(paper.IsMet(CheckKey.EqualLevel));
        var group = paper.SteeringGroup();
        paper.Seat(group, paper.One, one);
        paper.Seat(group, paper.Two, two);
        paper.Seat(paper.Add(new Body { Name = "Team", Layer = Layer.Operational }), paper.Two, FunctionLevel.Professional);

        Assert.Equal(met, paper.IsMet(CheckKey.EqualLevel));
    }

    [Theory]
    [InlineData(Layer.Tactical, true, true)]
    [InlineData(Layer.Operational, true, true)]
    [InlineData(Layer.Operational, false, false)]
    [InlineData(Layer.Strategic, true, false)]
    public void Every_partner_has_a_mandated_seat_below_the_steering_group(Layer layer, bool mandated, bool met)
    {
        var team = paper.Add(new Body { Name = "Team", Layer = Layer.Operational });
        paper.Seat(team, paper.One);
        paper.Seat(paper.Add(new Body { Name = "Ander", Layer = layer }), paper.Two, mandated: mandated);

        Assert.Equal(met, paper.IsMet(CheckKey.OperationalComplete));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 10, false)]
    [InlineData(-10, -1, false)]
    public void A_covenant_is_valid_from_its_first_day_to_its_last(int fromDays, int untilDays, bool met)
    {
        paper.Add(new Covenant { Title = "Convenant", From = At.AddDays(fromDays), Until = At.AddDays(untilDays), Partners = [paper.One, paper.Two] });

        Assert.Equal(met, paper.IsMet(CheckKey.CovenantValid));
    }

    [Fact]
    public void Every_partner_signed_one_covenant()
    {
        paper.Add(new Covenant { Title = "A", From = Ago(5), Partners = [paper.One] });
        paper.Add(new Covenant { Title = "B", From = Ago(5), Partners = [paper.Two] });
        Assert.False(paper.IsMet(CheckKey.CovenantValid));

        paper.Add(new Covenant { Title = "C", From = Ago(5), Partners = [paper.Two, paper.One] });
        Assert.True(paper.IsMet(CheckKey.CovenantValid));
    }

    [Theory]
    [InlineData(12, 0, 0, true)]
    [InlineData(12, -1, 0, false)] // the earlier meeting is a day too old
    [InlineData(3, 0, 13, false)] // the decision is too old
    public void The_steering_group_met_twice_in_12_months_and_decided(int months, int days, int decidedMonthsAgo, bool met)
    {
        var group = paper.SteeringGroup();
        paper.Add(new Meeting { BodyId = group, Day = At });
        paper.Add(new Meeting { BodyId = group, Day = Ago(months, days) });
        Assert.False(paper.IsMet(CheckKey.SteeringGroupMet));

        paper.Add(new Decision { BodyId = group, Day = Ago(decidedMonthsAgo), Words = "Besloten" });
        Assert.Equal(met, paper.IsMet(CheckKey.SteeringGroupMet));
    }

    [Fact]
    public void Two_lines_about_one_day_or_another_body_are_not_two_meetings()
    {
        var group = paper.SteeringGroup();
        var team = paper.Add(new Body { Name = "Team", Layer = Layer.Operational });
        paper.Add(new Meeting { BodyId = group, Day = At });
        paper.Add(new Meeting { BodyId = group, Day = At });
        paper.Add(new Meeting { BodyId = team, Day = Ago(1) });
        paper.Add(new Decision { BodyId = group, Day = At, Words = "Besloten" });

        Assert.False(paper.IsMet(CheckKey.SteeringGroupMet));
    }

    [Fact]
    public void It_is_said_which_partner_lacks_a_seat_below_the_steering_group_and_when_was_decided_last()
    {
        var (group, team) = (paper.SteeringGroup(), paper.Add(new Body { Name = "Team", Layer = Layer.Tactical }));
        paper.Seat(team, paper.One);
        foreach (var months in new[] { 3, 1, 2 }) paper.Add(new Decision { BodyId = group, Day = Ago(months), Words = "Ja" });

        Assert.Equal(["Partner 2"], paper.Check(CheckKey.OperationalComplete).Missing);
        Assert.Equal(Ago(1), paper.Check(CheckKey.SteeringGroupMet).Day);
    }
}
