using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>Which partners are counted by themselves, and which together.</summary>
public sealed class PartnerProgressTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [InlineData("2 3", 5, "together:5")]
    [InlineData("2 3 6", 5, "P3:6 together:5")]
    [InlineData("2 6 8", 5, "P3:8 together:8")] // two people alone would follow from the total
    [InlineData("5 6", 5, "P1:5 P2:6")]
    [InlineData("1 1 1", 5, "together:3")]
    [InlineData("1 1 4", 2, "P3:4 together:2")]
    [InlineData("1 3 4", 2, "P3:4 together:4")]
    [InlineData("0 2 3", 2, "P3:3 together:2")] // otherwise a separate P2 would reveal something about the people of P1
    public void A_partner_is_counted_apart_from_the_minimum_up_and_what_is_taken_together_is_never_smaller(string asked, int smallest, string shown)
    {
        var partners = asked
            .Split(' ')
            .Select((invited, place) => new PartnerProgress($"P{place + 1}", 1, int.Parse(invited, System.Globalization.CultureInfo.InvariantCulture), 1));

        var rows = PartnerProgress.Of(partners, smallest);

        Assert.Equal(shown, string.Join(' ', rows.Select(row => $"{row.Name ?? "together"}:{row.Invited}")));
        Assert.Equal(asked.Split(' ').Length, rows.Sum(row => row.Partners));
        Assert.Equal(asked.Split(' ').Length, rows.Sum(row => row.Submitted));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task In_a_protected_round_small_partners_are_taken_together(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using (var db = installation.Db())
        {
            var chain = new Chain("beschermd", "Beschermd", "dementie");
            var partners = ((string[])["Apotheek", "Buurtteam", "Thuiszorg B"])
                .Select(name => chain.Join(new Organisation(name), name[..4], new DateOnly(2024, 1, 1)))
                .ToList();
            var rules = RoundRules.Default with { Disclosure = new Disclosure(DisclosureMode.Protected, 4) };
            var round = chain.PlanRound("Najaar", (await db.Rounds.FirstAsync()).Questionnaire, rules, new DateOnly(2026, 10, 1));
            foreach (var (partner, people) in partners.Zip((int[])[1, 3, 4]))
            {
                for (var number = 0; number < people; number++) round.Invite(partner, "Ans", Level.Operational);
            }

            chain.OpenRound(round, installation.Clock.GetUtcNow());
            db.AddRange(chain, new Grant(installation.Coordinator.AccountId, Role.Coordinator, chain.Id));
            await db.SaveChangesAsync();
        }

        var rows = (await installation.Rounds.Find(installation.Coordinator, "beschermd", 1))!.Partners!;

        Assert.Equal([new PartnerProgress("Thuiszorg B", 1, 4, 0), new PartnerProgress(null, 2, 4, 0)], rows);
    }
}
