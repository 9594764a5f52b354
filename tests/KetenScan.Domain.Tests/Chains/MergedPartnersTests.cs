using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using static KetenScan.Domain.Tests.Refusal;

namespace KetenScan.Domain.Tests.Chains;

/// <summary>Partners that become one.</summary>
public sealed class MergedPartnersTests
{
    private static readonly DateOnly Day = new(2026, 8, 1);
    private static readonly DateOnly Today = new(2026, 9, 1);

    private readonly Chain chain = Given.Chain(partners: 4);

    private Partner this[int number] => chain.Partners[number - 1];

    [Fact]
    public void Merged_partners_leave_the_day_before_and_their_people_move_to_the_successor()
    {
        var ans = chain.Add(this[1], "Ans", "ans@p1.example", Level.Operational, Today);
        var bob = chain.Add(this[2], "Bob", "bob@p2.example", Level.Strategic, Today);
        var cor = chain.Add(this[3], "Cor", "cor@p3.example", Level.Strategic, Today);

        Assert.Equal([ans, bob], chain.Merge([this[1], this[2]], this[4], Day, Today));
        Assert.Equal([this[4].Id, this[4].Id, this[3].Id], chain.People.Select(person => person.PartnerId));
        Assert.Equal(("Ans", "ans@p1.example", Level.Operational), (ans.Name, ans.Email, ans.Level));
        Assert.Equal([new DateOnly(2026, 7, 31), new DateOnly(2026, 7, 31), null, null], chain.Partners.Select(partner => partner.Left));
        Assert.Equal([this[4].Id, this[4].Id, null, null], chain.Partners.Select(partner => partner.SucceededById));
        Assert.Equal(this[3].Id, cor.PartnerId);
    }

    [Theory]
    [InlineData("2026-07-15", "2026-07-15")]
    [InlineData("2026-07-31", "2026-07-31")]
    [InlineData("2026-08-01", "2026-07-31")]
    [InlineData("2026-08-20", "2026-07-31")]
    public void Whoever_left_earlier_keeps_that_day(string left, string kept)
    {
        this[1].Leave(DateOnly.Parse(left, System.Globalization.CultureInfo.InvariantCulture));
        this[1].BecomePartOf(this[2], Day);

        Assert.Equal(DateOnly.Parse(kept, System.Globalization.CultureInfo.InvariantCulture), this[1].Left);
    }

    [Fact]
    public void A_merger_is_of_chosen_partners_into_one_that_takes_part_and_not_in_the_future()
    {
        Refuses(Rule.DateIsNotInTheFuture, () => chain.Merge([this[1]], this[2], Today.AddDays(1), Today));
        Refuses(Rule.PartnersAreChosen, () => chain.Merge([], this[2], Day, Today));
        Refuses(Rule.PartnerIsNotInTheChain, () => this[1].BecomePartOf(Given.Chain().Partners[0], Day));
        Refuses(Rule.PartnerBecomesAnother, () => chain.Merge([this[1]], this[1], Day, Today));
        Refuses(Rule.PartnerLeavesAfterJoining, () => chain.Merge([this[1]], this[2], this[1].Joined, Today));

        this[2].Leave(Today.AddDays(-1));
        Refuses(Rule.PartnerHasLeft, () => chain.Merge([this[1]], this[2], Day, Today));
        Assert.All(chain.Partners, partner => Assert.Null(partner.SucceededById));

        chain.Merge([this[1]], this[3], Today, Today);
        Assert.Equal(Today.AddDays(-1), this[1].Left);
        this[4].BecomePartOf(this[3], this[4].Joined.AddDays(1));
        Assert.Equal(this[4].Joined, this[4].Left);
    }

    [Fact]
    public void A_successor_is_found_for_partners_that_merged_into_it_directly_or_through_others()
    {
        this[1].BecomePartOf(this[2], Day);
        this[2].BecomePartOf(this[3], Day.AddDays(7));
        this[4].BecomePartOf(this[3], Day);

        Assert.Equal([this[2], this[4], this[1]], chain.BecameOne(this[3]));
        Assert.Equal([this[1]], chain.BecameOne(this[2]));
        Assert.Empty(chain.BecameOne(this[1]));
        Assert.All(chain.Partners, partner => Assert.Equal(this[3], chain.BecameOf(partner)));
    }

    [Fact]
    public void A_circle_of_mergers_has_an_end()
    {
        this[1].BecomePartOf(this[2], Day);
        this[2].BecomePartOf(this[3], Day);
        this[3].BecomePartOf(this[1], Day);

        Assert.Equal([this[3], this[2]], chain.BecameOne(this[1]));
        Assert.Equal(this[1], chain.BecameOf(this[1]));
    }

    [Fact]
    public void A_partner_may_take_another_organisations_name_and_stays_the_partner_it_was()
    {
        var (id, other) = (this[1].Id, new Organisation("Zorggroep Vliet"));
        this[1].Rename(other);

        Assert.Equal((id, other.Id, "Zorggroep Vliet", "p1"), (this[1].Id, this[1].OrganisationId, this[1].Name, this[1].Key));
        Assert.Equal("Partner 2", this[2].Name);
    }

    [Theory]
    [InlineData("2023-12-31", false)]
    [InlineData("2024-01-01", true)]
    [InlineData("2025-06-30", true)]
    [InlineData("2025-07-01", false)]
    public void Queries_ask_who_takes_part_by_the_same_rule(string day, bool active)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        this[1].Leave(new DateOnly(2025, 6, 30));
        var holds = Partner.ActiveOn(date).Compile();

        Assert.Equal((active, active), (holds(this[1]), this[1].IsActiveOn(date)));
        Assert.Equal(date >= this[2].Joined, holds(this[2]));
    }

    [Fact]
    public void A_partner_may_leave_on_the_day_it_joined_and_stay_after_all()
    {
        this[1].Leave(this[1].Joined);
        Assert.Equal(this[1].Joined, this[1].Left);

        this[1].Stay();
        Assert.True(this[1].IsActiveOn(Today));
    }
}
