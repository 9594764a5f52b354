using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

public sealed class BalanceCheckTests
{
    private readonly Paper paper = new();

    [Fact]
    public void The_balance_is_known_with_both_sides_of_every_partner()
    {
        paper.Money(paper.One, BalanceSide.Benefit, 10);
        paper.Money(paper.One, BalanceSide.Effort, 10);
        paper.Money(paper.Two, BalanceSide.Benefit, 10);
        Assert.Equal(["Partner 2"], paper.Check(CheckKey.BalanceKnown).Missing);

        paper.Money(paper.Two, BalanceSide.Effort, 10);
        Assert.True(paper.IsMet(CheckKey.BalanceKnown));
    }

    [Theory]
    [InlineData(12, 0, true)]
    [InlineData(12, -1, false)]
    [InlineData(0, 1, false)]
    public void A_benefit_is_realised_within_12_months(int months, int days, bool met)
    {
        paper.Money(paper.One, BalanceSide.Benefit, 10, 5);
        paper.Money(paper.Two, BalanceSide.Benefit, 10, 5, Ago(months, days));
        paper.Money(paper.Two, BalanceSide.Effort, 10, 5); // an effort is not needed and does not count

        Assert.Equal(met, paper.IsMet(CheckKey.RealisedRecorded));
    }

    [Fact]
    public void Nobody_loses_without_an_agreed_compensation()
    {
        Assert.False(paper.IsMet(CheckKey.NobodyLosing)); // no realised amount
        paper.Money(paper.One, BalanceSide.Benefit, null, 100);
        paper.Money(paper.One, BalanceSide.Effort, null, 100);
        Assert.True(paper.IsMet(CheckKey.NobodyLosing)); // zero is not negative

        paper.Money(paper.Two, BalanceSide.Effort, null, 1);
        Assert.Equal(["Partner 2"], paper.Check(CheckKey.NobodyLosing).Missing);

        paper.Add(new Compensation { PartnerId = paper.Two, Words = "vorig jaar", Day = Ago(20), Until = At.AddDays(-1) });
        Assert.False(paper.IsMet(CheckKey.NobodyLosing));
        paper.Add(new Compensation { PartnerId = paper.Two, Words = "nu", Day = At, Until = At });
        Assert.True(paper.IsMet(CheckKey.NobodyLosing));
    }

    [Fact]
    public void Hours_weigh_by_what_an_hour_is_worth_and_quality_does_not_weigh()
    {
        paper.Add(
            new BalanceItem
            {
                PartnerId = paper.One,
                Side = BalanceSide.Effort,
                What = "uren",
                Measure = Measure.Hours,
                HourValue = 60,
                Expected = 10,
                Realised = 5,
                RealisedOn = At,
            });
        paper.Add(new BalanceItem { PartnerId = paper.One, Side = BalanceSide.Benefit, What = "rust", Measure = Measure.Quality, RealisedOn = At });
        paper.Money(paper.One, BalanceSide.Benefit, 1000, 250);

        var balance = Balance.Of(paper.Dossier, At)[0];

        Assert.Equal((400m, -50m), (balance.Expected!.Value, balance.Realised!.Value));
        Assert.Null(Balance.Of(paper.Dossier, At)[1].Expected);
    }

    [Theory]
    [InlineData(12, 0, true)]
    [InlineData(12, -1, false)]
    public void The_balance_is_discussed_within_12_months(int months, int days, bool met)
    {
        var group = paper.SteeringGroup();
        paper.Add(new Meeting { BodyId = group, Day = At });
        Assert.False(paper.IsMet(CheckKey.BalanceDiscussed));

        paper.Add(new Meeting { BodyId = group, Day = Ago(months, days), BalanceDiscussed = true });
        Assert.Equal(met, paper.IsMet(CheckKey.BalanceDiscussed));
    }
}
