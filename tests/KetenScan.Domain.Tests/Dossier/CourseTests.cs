using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>From 40 on 1 November 2025 to 20 on 1 July 2027: 607 days, so that 30 is due after 303.5 days, on 31 August 2026.</summary>
public sealed class CourseTests
{
    private readonly Paper paper = new();
    private readonly Guid indicator;

    public CourseTests() => indicator = paper.Indicator(paper.Ambition());

    private IndicatorStatus StatusOn(DateOnly at) => Course.Of(paper.Dossier, paper.Dossier.All<Indicator>().Single(), at).Status;

    [Fact]
    public void Without_a_measurement_it_is_not_measured_and_after_the_day_of_the_target_overdue()
    {
        Assert.Equal(IndicatorStatus.NotMeasured, StatusOn(new DateOnly(2027, 7, 1)));
        Assert.Equal(IndicatorStatus.Overdue, StatusOn(new DateOnly(2027, 7, 2)));
    }

    [Theory]
    [InlineData("2026-08-31", IndicatorStatus.OnCourse)] // day 303: 9.98 of the way was due
    [InlineData("2026-09-01", IndicatorStatus.Behind)] // day 304: 10.02
    public void Halfway_it_should_have_half(string day, IndicatorStatus expected)
    {
        paper.Measure(indicator, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 30);

        Assert.Equal(expected, StatusOn(At));
    }

    [Fact]
    public void Reached_stays_reached_after_the_day_of_the_target()
    {
        paper.Measure(indicator, Ago(1), 20);

        Assert.Equal(IndicatorStatus.Reached, StatusOn(At));
        Assert.Equal(IndicatorStatus.Reached, StatusOn(new DateOnly(2028, 1, 1)));
    }

    [Fact]
    public void The_last_measurement_up_to_the_day_decides()
    {
        paper.Measure(indicator, Ago(1), 20);
        paper.Measure(indicator, Ago(0, 5), 39);

        Assert.Equal(IndicatorStatus.Reached, StatusOn(At));
        Assert.Equal(IndicatorStatus.Behind, StatusOn(Ago(0, 5)));
    }

    [Fact]
    public void Upwards_is_as_good_a_direction()
    {
        var up = new Indicator
        {
            AmbitionId = Guid.NewGuid(),
            Name = "Tevreden",
            Direction = Direction.Up,
            Baseline = 6,
            BaselineOn = Ago(10),
            Target = 8,
            TargetOn = Ago(-10),
        };
        var id = paper.Add(up);
        paper.Measure(id, At, 7.1m);

        Assert.Equal(IndicatorStatus.OnCourse, Course.Of(paper.Dossier, new Recorded<Indicator>(id, up), At).Status);
    }

    [Fact]
    public void Without_a_target_nothing_can_be_said()
    {
        var bare = new Indicator { AmbitionId = Guid.NewGuid(), Name = "Iets" };

        Assert.Equal(IndicatorStatus.Incomplete, Course.Of(paper.Dossier, new Recorded<Indicator>(Guid.NewGuid(), bare), At).Status);
    }

    [Fact]
    public void Exactly_on_the_line_is_on_course_and_the_day_of_the_target_is_not_too_late()
    {
        // 50 days of 100, and 15 of 30.
        var day = new DateOnly(2026, 1, 1);
        var course = new Indicator
        {
            AmbitionId = Guid.NewGuid(),
            Name = "Wachttijd",
            Direction = Direction.Down,
            Baseline = 40,
            BaselineOn = day,
            Target = 10,
            TargetOn = day.AddDays(100),
        };
        var own = new Recorded<Indicator>(paper.Add(course), course);
        paper.Measure(own.Id, day.AddDays(50), 25);
        Course On(int days) => Course.Of(paper.Dossier, own, day.AddDays(days));

        Assert.Equal((IndicatorStatus.OnCourse, false), (On(100).Status, On(100).IsBehind()));
        Assert.Equal((IndicatorStatus.Overdue, true), (On(101).Status, On(101).IsBehind()));
        Assert.Equal(25, Assert.Single(On(100).Measurements).Value);
    }
}
