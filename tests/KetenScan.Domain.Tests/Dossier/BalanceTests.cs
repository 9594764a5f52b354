using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

/// <summary>What the chain gives a partner and asks of it, in euros a year.</summary>
public sealed class BalanceTests
{
    private readonly Paper paper = new();

    private Balance Of(int partner, DateOnly? at = null) => Balance.Of(paper.Dossier, at ?? At)[partner - 1];

    [Fact]
    public void Benefits_minus_efforts_with_hours_at_their_value_and_without_quality()
    {
        paper.Money(paper.One, BalanceSide.Benefit, expected: 1000, realised: 700);
        paper.Money(paper.One, BalanceSide.Effort, expected: 150, realised: 200);
        paper.Add(Hours(BalanceSide.Effort) with { Expected = 10, HourValue = 40, Realised = 20, RealisedOn = Ago(1) });
        paper.Add(Hours(BalanceSide.Benefit) with { Measure = Measure.Quality, Expected = 5, Realised = 5, RealisedOn = Ago(1) });

        // Expected 1000 - 150 - 10 × 40; realised 700 - 200 - 20 × 40.
        Assert.Equal((450m, -300m), (Of(1).Expected, Of(1).Realised));
        Assert.Equal((null, null), (Of(2).Expected, Of(2).Realised));
    }

    [Fact]
    public void Only_what_was_realised_by_the_date_counts_as_realised()
    {
        paper.Money(paper.One, BalanceSide.Benefit, expected: 100, realised: 90, on: Ago(1));
        paper.Money(paper.One, BalanceSide.Effort, expected: null, realised: 30, on: Ago(2));

        Assert.Equal((100m, 60m), (Of(1, Ago(1)).Expected, Of(1, Ago(1)).Realised));
        Assert.Equal(-30m, Of(1, Ago(1, -1)).Realised);
        Assert.Null(Of(1, Ago(2, -1)).Realised);
    }

    [Fact]
    public void Partners_that_take_part_are_listed_by_name()
    {
        foreach (var name in new[] { "Zuid", "Alfa" }) paper.Chain.Join(new Organisation(name), name, Ago(1));
        paper.Chain.Partners[0].Leave(Ago(0, -1));

        Assert.Equal(["Alfa", "Partner 2", "Zuid"], Balance.Of(paper.Dossier, At).Select(balance => balance.Partner.Name));
        Assert.Equal(["Partner 1", "Partner 2"], Balance.Of(paper.Dossier, Ago(1, -1)).Select(balance => balance.Partner.Name));
    }

    [Fact]
    public void Quality_is_expected_and_realised_without_a_figure()
    {
        var quality = Hours(BalanceSide.Benefit) with { Measure = Measure.Quality };
        Assert.True(quality.IsExpected());
        Assert.False(quality.IsRealisedOn(At));
        Assert.True((quality with { RealisedOn = At }).IsRealisedOn(At));
        Assert.False((quality with { RealisedOn = At }).IsRealisedOn(At.AddDays(-1)));

        Assert.False(Hours(BalanceSide.Benefit).IsExpected());
        Assert.True((Hours(BalanceSide.Benefit) with { Expected = 0 }).IsExpected());
        Assert.False((Hours(BalanceSide.Benefit) with { RealisedOn = At }).IsRealisedOn(At));
    }

    private BalanceItem Hours(BalanceSide side) => new() { PartnerId = paper.One, Side = side, What = "iets", Measure = Measure.Hours };
}
