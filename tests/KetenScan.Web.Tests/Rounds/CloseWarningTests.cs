using System.Globalization;
using Bunit;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Web.Tests.Rounds;

/// <summary>Before closing a round, the coordinator is warned when few people answered, with the number per partner.</summary>
public sealed class CloseWarningTests : BunitContext
{
    public CloseWarningTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
        Services.AddLocalization();
    }

    [Theory]
    [InlineData("0/3 0/3", null, "Er had nog niemand ingediend.", "De scorekaart krijgt geen enkele score.")]
    [InlineData("1/3 1/4", null, "Minder dan de helft had ingediend.", "Wie niet indiende, telt niet mee in de scores.")]
    [InlineData("3/3 0/2", null, "Van één partner had nog niemand ingediend.", "Wie niet indiende, telt niet mee in de scores.")]
    [InlineData("9/9 0/2 0/1", null, "Van 2 partners had nog niemand ingediend.", "Wie niet indiende, telt niet mee in de scores.")]
    [InlineData("2/3 2/3", 5, "Er hadden weinig mensen ingediend.", "zolang minder dan 5 mensen hebben ingediend, komt er geen score")]
    [InlineData("0/3 0/3", 5, "Er had nog niemand ingediend.", "zolang minder dan 5 mensen hebben ingediend, komt er geen score")]
    public void A_low_response_is_told_with_what_it_means_and_the_number_per_partner(string partners, int? minimum, string heading, string meaning)
    {
        var view = View(partners, minimum);

        var shown = Render<CloseWarning>(parameters => parameters.Add(part => part.View, view));

        Assert.Equal(heading, shown.Find("strong").TextContent);
        Assert.Contains(meaning, shown.Markup, StringComparison.Ordinal);
        Assert.Equal(
            view.Partners!.Select(partner => $"{partner.Name}: {partner.Submitted} van {partner.Invited}"),
            shown.FindAll("li").Select(item => item.TextContent));
    }

    [Theory]
    [InlineData("2/4 1/2", null)] // exactly half
    [InlineData("3/3 3/3", 5)]
    [InlineData("5/8 1/4", 5)]
    public void When_enough_of_every_partner_handed_in_nothing_is_said(string partners, int? minimum) =>
        Assert.Empty(Render<CloseWarning>(parameters => parameters.Add(part => part.View, View(partners, minimum))).Markup.Trim());

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_announced_minimum_comes_with_the_round(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        await using (var db = installation.Db())
        {
            var chain = new Chain("beschermd", "Beschermd", "dementie");
            foreach (var name in (string[])["Gemeente B", "Thuiszorg B"]) chain.Join(new Organisation(name), name[..4], new DateOnly(2024, 1, 1));
            var rules = RoundRules.Default with { Disclosure = new Disclosure(DisclosureMode.Protected, 4) };
            var round = chain.PlanRound("Najaar", (await db.Rounds.FirstAsync()).Questionnaire, rules, new DateOnly(2026, 10, 1));
            foreach (var partner in chain.Partners) round.Invite(partner, "Ans", Level.Operational);
            chain.OpenRound(round, installation.Clock.GetUtcNow());
            db.Add(chain);
            db.Add(new Grant(installation.Coordinator.AccountId, Role.Coordinator, chain.Id));
            await db.SaveChangesAsync();
        }

        Assert.Equal(4, (await installation.Rounds.Find(installation.Coordinator, "beschermd", 1))!.MinimumGroup);
        Assert.Null((await installation.Rounds.Find(installation.Coordinator, TestInstallation.Slug, 1))!.MinimumGroup);
    }

    private static RoundView View(string partners, int? minimum)
    {
        var numbers = partners.Split(' ').Select(text => text.Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray());
        List<PartnerProgress> all =
        [
            .. numbers.Select((own, place) => new PartnerProgress($"Partner {place + 1}", Partners: 1, Invited: own[1], Submitted: own[0])),
        ];
        return new RoundView(
            "keten",
            "Keten",
            1,
            "Najaar",
            RoundState.Open,
            new DateOnly(2026, 10, 1),
            all.Sum(partner => partner.Invited),
            all.Sum(partner => partner.Submitted),
            all,
            false)
        { MinimumGroup = minimum };
    }
}
