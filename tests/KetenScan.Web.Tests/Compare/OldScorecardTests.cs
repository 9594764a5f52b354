using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Scoring;
using KetenScan.Pdf.Drawing;
using KetenScan.Reports.Comparing;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Files;
using KetenScan.Reports.Pdf;
using KetenScan.Reports.Words;
using KetenScan.Web.Features.Compare;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Compare;

/// <summary>
/// Scorecards of scoring version 1 among those of version 2: read, shown, compared and exported as before, without the figures that they lack.
/// </summary>
public sealed class OldScorecardTests
{
    private const string Slug = "demo-5-00001";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_lies_beside_the_others_with_its_own_figures_and_a_mark(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 4);
        await using (var db = chains.Db()) await OldScorecard.Store(db, Slug, 2);
        var service = new CompareService(chains.Databases);

        var view = (await service.Open(chains.Consultant, new Comparison { Chosen = [Slug, "demo-5-00000"] }, []))!;
        var card = view.First.Single(line => line.Chain.Slug == Slug).Chain.Latest!;

        Assert.Equal((1, 3.48046875), (card.Rules.ScoringVersion, card.Overall));
        Assert.Equal(OldScorecard.Card.Principles.Select(principle => principle.Score?.Value), card.Principles.Select(figure => figure.Score));
        Assert.Equal(OldScorecard.Card.Principles.Select(principle => principle.Confidence95?.Low.Value), card.Principles.Select(figure => figure.Low));
        Assert.Equal(OldScorecard.Card.Principles.Select(principle => principle.Change?.Score), card.Principles.Select(figure => figure.Change));
        Assert.All(card.Principles, figure => Assert.NotNull(figure.Interval()));
        Assert.All(card.Principles, figure => Assert.Equal("–", Format.Moved(figure.Change, figure.Moved, Dutch)));
        Assert.All(card.Principles, figure => Assert.Equal((null, null, null), (figure.ChangeLow, figure.BandSure, figure.RankLowest)));
        Assert.All(card.Principles, figure => Assert.Equal((null, null, null, null, null, null, null),
            (figure.Conservative, figure.HalfPointLower, figure.SilentPartners, figure.Agreement, figure.Gap, figure.GapLow, figure.GapSure)));
        Assert.Equal((null, "–"), (card.OverallLow, Format.Moved(card.OverallChange, card.OverallMoved, Dutch)));

        Assert.Contains(ComparisonMark.ScoringVersion, card.MarksBeside(view.Portfolio.Usual!));
        Assert.Equal((2, 1), (view.Portfolio.Usual!.ScoringVersion, view.Portfolio.OtherScoring));
        Assert.Equal(
            0,
            view.First.Count(line => line.Chain.Slug != Slug && line.Chain.Latest!.MarksBeside(view.Portfolio.Usual).Contains(ComparisonMark.ScoringVersion)));
        Assert.Equal((1, 2), (view.Chosen[0].Rounds[1].Round.Rules.ScoringVersion, view.Chosen[1].Rounds[1].Round.Rules.ScoringVersion));
        Assert.Null(view.Chosen[0].Rounds[1].Round.OverallInterval());
        Assert.NotNull(view.Chosen[1].Rounds[1].Round.OverallInterval());

        // The page is handed to the browser in one message, and chosen chains may have many rounds.
        Assert.All(view.Chosen.SelectMany(chosen => chosen.Rounds), own => Assert.Equal((0, 8), (own.Round.Principles.Count, own.Scores.Count)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_said_of_all_chains_says_nothing_of_it_that_it_does_not_know(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 1);
        await using (var db = chains.Db()) await OldScorecard.Store(db, "demo-5-00000", 2);

        var portfolio = await new CompareService(chains.Databases).PortfolioOf(chains.Consultant, new Comparison());

        Assert.Equal((1, 1, 0), (portfolio.Scored, portfolio.Usual!.ScoringVersion, portfolio.OtherScoring));
        Assert.Equal(0, portfolio.Lowest.Chains);
        Assert.All(portfolio.Spreads, spread => Assert.Equal((1, 0), (spread.Chains, spread.Concerns)));
        Assert.Equal(OldScorecard.Card.Principles.Count(principle => principle.Band == Band.Concern), portfolio.Spreads.Sum(spread => spread.UnderThree));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Sorted_by_change_it_stands_among_the_unknown_ones_at_the_end(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 4);
        await using (var db = chains.Db()) await OldScorecard.Store(db, Slug, 2);
        var service = new CompareService(chains.Databases);

        foreach (var descending in (bool[])[false, true])
        {
            var sorted = await service.All(chains.Consultant, new Comparison { Order = new ComparisonOrder(ComparisonOrder.ByChange, descending) });
            Assert.Equal(
                sorted.Count(chain => chain.Latest!.OverallMoved is null),
                sorted.Reverse().TakeWhile(chain => chain.Latest!.OverallMoved is null).Count());
            Assert.Contains(sorted, chain => chain.Slug == Slug && chain.Latest!.OverallMoved is null);
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Its_columns_are_as_before_and_those_that_it_lacks_are_empty(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 4);
        await using (var db = chains.Db()) await OldScorecard.Store(db, Slug, 2);
        var service = new CompareService(chains.Databases);
        var all = await service.All(chains.Consultant, new Comparison());
        var portfolio = await service.PortfolioOf(chains.Consultant, new Comparison());

        var row = PortfolioTable.Columns.Zip(PortfolioTable.Row(all.Single(chain => chain.Slug == Slug))).ToDictionary(cell => cell.First, cell => cell.Second);
        var paper = ExternalTool.On(
            PortfolioPdf.Render(portfolio, all, "", new DateOnly(2026, 9, 20), PrincipleNames.In(Dutch), Dutch),
            "pdftotext",
            "-raw").Output;

        Assert.Equal((1, 3.48046875, OldScorecard.Card.OverallChange()!.Score), (row["scoringVersion"], row["overall"], row["overallChange"]));
        Assert.Equal(OldScorecard.Card.Principles[2].Change!.Score, row["GovernanceChange"]);
        Assert.Equal(OldScorecard.Card.Principles[2].Confidence95!.High.Value, row["GovernanceHigh"]);
        foreach (var column in (string[])["Conservative", "HalfPointLower", "SilentPartners", "Agreement", "Gap", "GapLow", "GapHigh", "GapSure"])
            Assert.Null(row[$"Governance{column}"]);
        foreach (var column in (string[])["overallLow", "overallHigh", "overallConservative", "overallMoved", "GovernanceBandSure", "GovernanceChangeLow",
            "GovernanceChangeHigh", "GovernanceMoved", "GovernanceRankHighest", "GovernanceRankLowest"])
            Assert.Null(row[column]);
        Assert.Contains("scoreregels versie 1", paper, StringComparison.Ordinal);
        Assert.Contains("3,5\n–", paper, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_is_kept_byte_for_byte_and_what_its_version_lacked_is_not_filled_in(Engine engine)
    {
        await using var chains = await Chains.Create(engine, chains: 2);
        await using var db = chains.Db();
        await OldScorecard.Store(db, Slug, 2);

        var stored = await db.Scorecards.AsNoTracking().Where(card => card.Figures.Rules.ScoringVersion == 1).Select(card => card.Json).SingleAsync();
        var figures = await db.AllClosedRounds().WithPrinciples().SingleAsync(round => round.Rules.ScoringVersion == 1);

        Assert.Equal(OldScorecard.Bytes, System.Text.Encoding.UTF8.GetBytes(stored));
        Assert.Equal((null, null), (figures.OverallInterval(), figures.OverallMoved));
        Assert.Equal(
            8,
            figures.Principles.Count(
                own => own is { Score: not null, Conservative: null, Agreement: null, Gap: null, SilentPartners: null, HalfPointLower: null }));
    }

    [Fact]
    public void A_course_is_broken_where_the_formulas_changed()
    {
        var rules = new ComparedRules
        {
            Weighting = Weighting.Partner,
            Disclosure = DisclosureMode.Named,
            Questionnaire = new("keten-8", 1),
            ScoringVersion = 1,
        };
        IReadOnlyList<(ChosenLine, IReadOnlyList<TrendPoint>)> chains =
            [(new(1, "Keten A"), [new(1, new(2025, 1, 1), 3, rules, false), new(2, new(2025, 7, 1), 4, rules with { ScoringVersion = 2 }, false)])];

        Assert.DoesNotContain(TrendLines.Of(chains, "Totaal", Dutch)!.Shapes.OfType<Line>(), line => line.Thickness == 2);
        Assert.Equal(
            "Keten A hield ronde 2 volgens andere regels dan de ronde ervoor (partners wegen even zwaar, partners met naam, vragenlijst keten-8/1, "
            + "scoreregels versie 2): de lijn is daar onderbroken.",
            Assert.Single(TrendLines.Remarks(chains, Dutch)));
    }
}
