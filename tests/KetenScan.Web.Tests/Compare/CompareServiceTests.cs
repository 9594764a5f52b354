using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Comparing;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Features.Standings;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Compare;

/// <summary>Compares what the database sorts, filters and counts with the same computed here.</summary>
public sealed class CompareServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_column_sorts_both_ways_with_what_is_missing_last(Engine engine)
    {
        await using var chains = await Chains.Create(engine);
        var service = new CompareService(chains.Databases);
        await using (var db = chains.Db())
        {
            // A chain without a closed round.
            var one = await db.Chains.OrderBy(chain => chain.Slug).FirstAsync();
            await db.Scorecards.Where(card => card.Figures.ChainId == one.Id).ExecuteDeleteAsync();
        }

        var all = await service.All(chains.Consultant, new Comparison());
        Assert.Equal(24, all.Count);
        foreach (var column in ComparisonOrder.Columns)
        {
            foreach (var descending in (bool[])[false, true])
            {
                var order = new ComparisonOrder(column, descending);
                var sorted = await service.All(chains.Consultant, new Comparison { Order = order });
                if (column == ComparisonOrder.ByName)
                {
                    Assert.Equal(24, sorted.Select(chain => chain.Slug).Distinct().Count());
                    continue;
                }

                var figures = sorted.Select(chain => Figure(chain, column)).ToList();
                var known = figures.OfType<double>().ToList();
                Assert.Equal(descending ? known.OrderDescending() : known.Order(), known);
                Assert.All(figures.Skip(known.Count), figure => Assert.Null(figure));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_chain_without_a_closed_round_is_a_row_like_the_others_and_counted_apart(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 3);
        await using var db = chains.Db();
        var fresh = new Chain("nieuw", "Nieuwe keten", "dementie");
        db.AddRange(fresh, new Grant(chains.Consultant.AccountId, Role.Consultant, fresh.Id));
        await db.SaveChangesAsync();

        var view = (await new CompareService(chains.Databases).Open(chains.Consultant, new Comparison { Chosen = ["nieuw"] }, []))!;

        Assert.Equal((4, 3), (view.Portfolio.Chains, view.Portfolio.Scored));
        Assert.Null(Assert.Single(view.First, line => line.Chain.Slug == "nieuw").Chain.Latest);
        Assert.Equal("nieuw", Assert.Single(view.Chosen).Chain.Slug);
        Assert.Empty(view.LatestRounds());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_filter_leaves_what_it_says_and_parts_of_the_table_make_the_whole(Engine engine)
    {
        await using var chains = await Chains.Create(engine);
        var service = new CompareService(chains.Databases);
        var all = await service.All(chains.Consultant, new Comparison());
        async Task Same(Comparison comparison, Func<ComparedChain, bool> fits)
        {
            var found = await service.All(chains.Consultant, comparison);
            Assert.Equal(all.Where(fits).Select(chain => chain.Slug), found.Select(chain => chain.Slug));
        }

        var day = all.Select(chain => chain.Latest!.ClosedOn).Order().ElementAt(12);
        await Same(new Comparison { Field = "jeugd" }, chain => chain.Field == "jeugd");
        await Same(new Comparison { Region = "Utrecht" }, chain => chain.Region == "Utrecht");
        await Same(new Comparison { Name = "KETEN" }, chain => chain.Name.Contains("keten", StringComparison.OrdinalIgnoreCase));
        await Same(new Comparison { Size = ChainSize.Small }, chain => chain.Latest!.Partners <= 4);
        await Same(new Comparison { Size = ChainSize.Large }, _ => false);
        await Same(new Comparison { Response = 80 }, chain => chain.Latest!.Response() >= 0.8);
        await Same(new Comparison { Band = Band.Watch }, chain => new Score(chain.Latest!.Overall!.Value).Band == Band.Watch);
        await Same(new Comparison { Band = Band.Concern }, chain => new Score(chain.Latest!.Overall!.Value).Band == Band.Concern);
        await Same(new Comparison { From = day }, chain => chain.Latest!.ClosedOn >= day);
        await Same(new Comparison { Questionnaire = "keten-8/1" }, _ => true);
        await Same(new Comparison { Questionnaire = "keten-8/9" }, _ => false);

        // Before that day, the previous round is the latest.
        var earlier = await service.All(chains.Consultant, new Comparison { Until = day.AddDays(-1) });
        Assert.All(earlier, chain => Assert.True(chain.Latest!.ClosedOn < day));
        Assert.Contains(earlier, chain => chain.Latest!.Number == 1);

        var order = new ComparisonOrder("3", Descending: true);
        var parts = new List<string>();
        for (var skip = 0; skip < 24; skip += 7) parts.AddRange(
            (await service.Rows(chains.Consultant, new Comparison { Order = order }, skip, 7)).Select(row => row.Chain.Slug));
        Assert.Equal((await service.All(chains.Consultant, new Comparison { Order = order })).Select(chain => chain.Slug), parts);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_name_is_found_by_its_words_whatever_the_accents_and_the_case(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 2);
        await using (var db = chains.Db())
        {
            var named = new Chain("zoe", "Zorgketen Zoë Éénhoorn", "jeugd");
            db.AddRange(named, new Grant(chains.Consultant.AccountId, Role.Consultant, named.Id));
            await db.SaveChangesAsync();
        }

        var service = new CompareService(chains.Databases);
        async Task<int> Found(string name) => (await service.All(chains.Consultant, new Comparison { Name = name })).Count(chain => chain.Slug == "zoe");

        foreach (var name in (string[])["zoe", "ZOË", "eenhoorn  zorgketen", "Éénhoorn"]) Assert.Equal(1, await Found(name));
        foreach (var name in (string[])["zoe dementie", "jeugd", "zoeë"]) Assert.Equal(0, await Found(name));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Courses_are_those_of_the_chosen_chains_and_then_of_the_first_of_the_table(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 20);
        var service = new CompareService(chains.Databases);
        var all = await service.All(chains.Consultant, new Comparison());

        var view = (await service.Open(chains.Consultant, new Comparison { Chosen = [all[19].Slug] }, []))!;

        Assert.Equal(
            all.Take(CompareService.MostCourses - 1).Append(all[19]).Select(chain => chain.Slug).Order(),
            view.Courses.Keys.Order());
        var course = view.Courses[all[19].Slug];
        Assert.Equal([1, 2], course.Select(point => point.Round));
        Assert.Equal(all[19].Latest!.Overall, course[^1].Score);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_said_of_all_chains_is_what_their_figures_give(Engine engine)
    {
        await using var chains = await Chains.Create(engine);
        var service = new CompareService(chains.Databases);
        var all = await service.All(chains.Consultant, new Comparison());

        var portfolio = await service.PortfolioOf(chains.Consultant, new Comparison());
        var lowest = all.Select(chain => LowestOf(chain.Latest!)).Where(own => own.Count > 0).ToList();

        Assert.Equal((24, 24), (portfolio.Chains, portfolio.Scored));
        Assert.Equal(all.Count(chain => chain.Latest!.Response() < 0.5), portfolio.LowResponse);
        Assert.Equal(all.Count(chain => chain.Latest!.Rules != portfolio.Usual), portfolio.Others);
        foreach (var principle in Enum.GetValues<Principle>())
        {
            var shown = all.Select(chain => chain.Latest!.Of(principle)!.Score).OfType<double>().Select(score => new Score(score).Shown).Order().ToList();
            var spread = portfolio.Of(principle);
            Assert.Equal(shown.Count, spread.Chains);
            Assert.Equal(shown.Count(score => score < 3.0m), spread.UnderThree);
            Assert.Equal(
                all.Count(chain => chain.Latest!.Of(principle) is { Score: { } score, BandSure: true } && new Score(score).Band == Band.Concern),
                spread.Concerns);
            Assert.Equal((double)shown[(shown.Count - 1) / 2], spread.Median()!.Value, 6);
            Assert.Equal(lowest.Count(own => own.Contains(principle)), portfolio.Lowest.Counts.GetValueOrDefault(principle));
        }

        Assert.Equal(lowest.Count, portfolio.Lowest.Chains);
        Assert.Contains(lowest, own => own.Count > 1);
        Assert.InRange(lowest.Count, 1, 23);
    }

    /// <summary>At most three that can be the lowest of those with a score, and not all of them; empty when one has no rank.</summary>
    private static List<Principle> LowestOf(RoundFigures round)
    {
        var scored = round.Principles.Where(figure => figure.Score is not null).ToList();
        if (scored.Any(figure => figure.RankLowest is null)) return [];

        var last = scored.Where(figure => figure.RankLowest == scored.Count).Select(figure => figure.Principle).ToList();
        return last.Count <= 3 && last.Count < scored.Count ? last : [];
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_grant_or_after_its_withdrawal_there_is_nothing(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 8);
        var service = new CompareService(chains.Databases);
        Assert.Null(await service.Open(chains.Stranger, new Comparison(), []));

        var slug = (await service.All(chains.Consultant, new Comparison()))[0].Slug;
        await using (var db = chains.Db()) await db.Grants
            .Where(grant => grant.AccountId == chains.Consultant.AccountId && db.Chains.Any(chain => chain.Id == grant.ChainId && chain.Slug == slug))
            .ExecuteDeleteAsync();

        var comparison = new Comparison { Chosen = [slug] };
        var view = (await service.Open(chains.Consultant, comparison, []))!;
        Assert.Equal(7, view.Choices.Chains);
        Assert.Equal(new Unknown("chain", slug), Assert.Single(view.Unknown));
        Assert.Empty(view.Chosen);
        Assert.DoesNotContain(view.First, line => line.Chain.Slug == slug);
        Assert.DoesNotContain(await service.All(chains.Consultant, comparison), chain => chain.Slug == slug);
        await foreach (var round in service.Rounds(chains.Consultant, comparison)) Assert.NotEqual(slug, round.Slug);
        Assert.Null(await new StandingService(chains.Databases, TimeProvider.System).Of(chains.Consultant, slug));
    }

    /// <summary>The value as shown.</summary>
    private static double? Figure(ComparedChain chain, string column) => column switch
    {
        ComparisonOrder.ByOverall => Shown(chain.Latest?.Overall),
        ComparisonOrder.ByChange => chain.Latest?.OverallMoved switch
        {
            true => (double)Math.Round(
            (decimal)chain.Latest.OverallChange!.Value,
            1,
            MidpointRounding.AwayFromZero),
            false => 0,
            null => null
        },
        ComparisonOrder.ByResponse => chain.Latest?.Response(),
        ComparisonOrder.ByPartners => chain.Latest?.Partners,
        ComparisonOrder.ByDay => chain.Latest?.ClosedOn.DayNumber,
        _ => Shown(chain.Latest?.Of((Principle)int.Parse(column, System.Globalization.CultureInfo.InvariantCulture))?.Score),
    };

    private static double? Shown(double? score) => score is { } known ? (double)new Score(known).Shown : null;
}
