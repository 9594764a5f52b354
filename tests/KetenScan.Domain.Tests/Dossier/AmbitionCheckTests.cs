using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using static KetenScan.Domain.Tests.Dossier.Paper;

namespace KetenScan.Domain.Tests.Dossier;

public sealed class AmbitionCheckTests
{
    private readonly Paper paper = new();

    [Fact]
    public void Nothing_on_record_meets_nothing()
    {
        foreach (var key in (CheckKey[])[CheckKey.AmbitionRecorded, CheckKey.EveryPartnerEndorsed, CheckKey.AmbitionReviewed, CheckKey.Communicated])
            Assert.False(paper.IsMet(key));
    }

    [Theory]
    [InlineData(0, null, true)] // valid from the first day
    [InlineData(1, 0, true)] // up to and including its last day
    [InlineData(0, 5, true)]
    public void An_ambition_is_recorded_while_it_is_valid(int fromDaysAgo, int? untilDays, bool met)
    {
        paper.Ambition(At.AddDays(-fromDaysAgo), untilDays is { } days ? At.AddDays(days) : null);

        Assert.Equal(met, paper.IsMet(CheckKey.AmbitionRecorded));
    }

    [Fact]
    public void An_ambition_of_tomorrow_or_of_yesterday_does_not_count()
    {
        paper.Ambition(At.AddDays(1));
        paper.Ambition(Ago(12), At.AddDays(-1));

        Assert.False(paper.IsMet(CheckKey.AmbitionRecorded));
    }

    [Fact]
    public void Every_partner_endorses_one_and_the_same_ambition()
    {
        var one = paper.Ambition();
        var two = paper.Ambition();
        paper.Add(new Endorsement { AmbitionId = one, PartnerId = paper.One, Day = At, By = "Ans" });
        paper.Add(new Endorsement { AmbitionId = two, PartnerId = paper.Two, Day = At, By = "Bob" });

        var check = paper.Check(CheckKey.EveryPartnerEndorsed);
        Assert.Equal((false, 1, 2), (check.Met, check.Counted!.Value, check.Of!.Value));
        Assert.Equal(["Partner 2"], check.Missing);

        paper.Add(new Endorsement { AmbitionId = one, PartnerId = paper.Two, Day = At, By = "Bob" });
        Assert.True(paper.IsMet(CheckKey.EveryPartnerEndorsed));
    }

    [Fact]
    public void An_endorsement_of_tomorrow_does_not_count()
    {
        var ambition = paper.Ambition();
        paper.Add(new Endorsement { AmbitionId = ambition, PartnerId = paper.One, Day = At.AddDays(1), By = "Ans" });

        Assert.Equal(["Partner 1", "Partner 2"], paper.Check(CheckKey.EveryPartnerEndorsed).Missing);
    }

    [Theory]
    [InlineData(24, 0, true)] // exactly 24 months ago
    [InlineData(24, -1, false)]
    public void It_is_set_or_reviewed_within_24_months(int months, int days, bool met)
    {
        paper.Ambition(Ago(48), reviewed: Ago(months, days));

        Assert.Equal(met, paper.IsMet(CheckKey.AmbitionReviewed));
        Assert.Equal(Ago(months, days), paper.Check(CheckKey.AmbitionReviewed).Day);
    }

    [Theory]
    [InlineData(12, 0, true)]
    [InlineData(12, -1, false)]
    [InlineData(0, 1, false)] // tomorrow
    public void It_is_communicated_in_every_organisation_within_12_months(int months, int days, bool met)
    {
        paper.Add(new Communication { Day = At, How = "poster", Partners = [paper.One] });
        paper.Add(new Communication { Day = Ago(months, days), How = "conferentie", Partners = [paper.Two] });

        Assert.Equal(met, paper.IsMet(CheckKey.Communicated));
    }

    [Fact]
    public void A_partner_counts_from_three_months_after_it_joined_until_it_left()
    {
        paper.Chain.Join(new Organisation("Net binnen"), "new", Ago(3, 1));
        paper.Chain.Partners[1].Leave(At.AddDays(-1));
        paper.Add(new Communication { Day = At, How = "poster", Partners = [paper.One] });
        Assert.True(paper.IsMet(CheckKey.Communicated));

        paper.Chain.Join(new Organisation("Drie maanden"), "settled", Ago(3));
        Assert.Equal(["Drie maanden"], paper.Check(CheckKey.Communicated).Missing);
    }
}
