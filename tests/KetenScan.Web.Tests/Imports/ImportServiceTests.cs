using System.Text;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Imports;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.Imports;

public sealed class ImportServiceTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_held_elsewhere_comes_in_closed_with_its_scorecard(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var number = await Import(installation, new DateOnly(2026, 3, 31));

        Assert.Equal(2, number);
        var report = await installation.Scorecards.Read((await installation.Scorecards.Find(installation.Coordinator, TestInstallation.Slug, 2))!);
        var card = report.Scorecard;
        Assert.Equal(new DateOnly(2026, 3, 31), card.Round!.ClosedOn);
        Assert.Equal(new Response(7, 4, 4.0 / 7), card.Response);
        Assert.Equal(3.5, card.Overall.Score!.Value.Value); // Gemeente 4, Apotheek 3
        Assert.Equal("Goed zo.", report.Comments.Single().Text);
        Assert.Equal(1, card.Principles[2].PriorityVotes);
    }

    /// <summary>An imported round closes at noon, earlier than one that was closed by hand in the afternoon.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_rounds_of_one_day_the_one_with_the_higher_number_is_the_last_everywhere(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        installation.Clock.Advance(TimeSpan.FromHours(6));
        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);

        Assert.Equal(2, await Import(installation, new DateOnly(2026, 9, 20)));

        Assert.Equal(2, (await installation.Actions.Find(installation.Coordinator, TestInstallation.Slug))!.LastRound);
        var rounds = (await installation.RoundLists.Find(installation.Coordinator, TestInstallation.Slug))!.Rounds;
        Assert.Equal([2, 1], rounds.Select(round => round.Number));
        Assert.Equal(
            rounds.Select(round => round.Number).Reverse(),
            await installation.Scorecards.ClosedRounds(installation.Coordinator, TestInstallation.Slug));
        await using var db = installation.Db();
        Assert.Equal(2, (await db.RoundFigures.SingleAsync(round => round.IsLatest)).Number);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Partners_are_matched_and_new_ones_join_the_chain(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        await Import(installation, new DateOnly(2026, 3, 31));

        await using var db = installation.Db();
        var partners = await db.Partners.OrderBy(partner => partner.Organisation.Name).Select(partner => partner.Key).ToListAsync();
        Assert.Equal(["apotheek", "gemeente", "thuiszorg"], partners);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_file_is_refused_by_the_name_of_its_round(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Import(installation, new DateOnly(2026, 3, 31));

        var again = await Assert.ThrowsAsync<AlreadyImported>(() => Import(installation, new DateOnly(2026, 4, 30)));

        Assert.Equal((2, "Voorjaar"), (again.Number, again.Name));
        await using var db = installation.Db();
        Assert.Equal(2, await db.Rounds.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_people_who_read_the_same_file_at_once_make_one_round(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await Import(installation, new DateOnly(2026, 3, 31));
            }
            catch (Exception refused) when (refused is AlreadyImported or DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
            {
                return 0;
            }
        })));

        Assert.Contains(2, both);
        await using var db = installation.Db();
        Assert.Equal(1, await db.RoundImports.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_older_round_is_what_the_next_to_close_is_compared_with(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Import(installation, new DateOnly(2026, 3, 31));
        await installation.SubmitAll(2);

        await installation.Rounds.Close(installation.Coordinator, TestInstallation.Slug, 1);

        var card = (await installation.Scorecards.Read((await installation.Scorecards.Find(installation.Coordinator, TestInstallation.Slug, 1))!)).Scorecard;
        Assert.Equal(new Change(2, -2, 1), card.Principles[0].Change); // Gemeente from 4 to 2
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_round_of_the_future_is_refused_and_nothing_is_stored(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Import(installation, new DateOnly(2026, 12, 31)));

        Assert.Equal(Rule.ImportedRoundIsOver, refused.Rule);
        await using var db = installation.Db();
        Assert.Equal(1, await db.Rounds.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_a_coordinator_of_the_chain_finds_it(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);

        Assert.NotNull(await installation.Imports.Find(installation.Coordinator, TestInstallation.Slug));
        Assert.Null(await installation.Imports.Find(installation.Member, TestInstallation.Slug));
        Assert.Null(await installation.Imports.Find(installation.Stranger, TestInstallation.Slug));
    }

    /// <summary>Three people of Gemeente answer 4, and one of three people of a new partner answers 3.</summary>
    internal static async Task<int> Import(TestInstallation installation, DateOnly closedOn, string slug = TestInstallation.Slug)
    {
        var questionnaire = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);
        string Row(
            string partner,
            int number,
            int answer,
            string end) => $"{partner},{partner}{number},operational,{string.Join(',', questionnaire.Statements.Select(_ => answer))},{end}";
        var answers = string.Join('\n', [
            $"{string.Join(',', AnswersCsv.Required(questionnaire))},priorities,comment.2",
            Row("gem", 1, 4, "3,Goed zo."),
            Row("gem", 2, 4, ","),
            Row("gem", 3, 4, ","),
            Row("apotheek", 1, 3, ","),
        ]);
        var content = new MemoryStream(Encoding.UTF8.GetBytes(answers));
        var partners = new MemoryStream(Encoding.UTF8.GetBytes("partner,name,invited\ngem,GEMEENTE,4\napotheek,Apotheek,3\n"));
        var files = RoundFiles.Read(new NamedFile("a.csv", content), new NamedFile("p.csv", partners), questionnaire);
        var chain = (await installation.Imports.Find(installation.Coordinator, slug))!;
        return await installation.Imports.Import(installation.Coordinator, chain, new ImportedRound(
            files, await ImportService
                .Fingerprint(content), questionnaire.Version, "Voorjaar", closedOn, RoundRules.Default, ImportService
                .Match(chain, files)));
    }
}
