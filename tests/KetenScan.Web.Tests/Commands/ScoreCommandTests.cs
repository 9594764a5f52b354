using System.Text;
using System.Text.Json;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Web.Tests.Start;

namespace KetenScan.Web.Tests.Commands;

/// <summary>The verb score as a user runs it.</summary>
public sealed class ScoreCommandTests : ProgramTests
{
    [Fact]
    public async Task Answers_go_in_and_a_scorecard_comes_out()
    {
        await Write("answers.csv", "6+6+2");

        var (exit, output, error) = await Run(
            ["score", "--answers", "answers.csv", "--json", "-", "--pdf", "card.pdf", "--csv", "card.csv", "--culture", "en"]);

        Assert.Equal((0, ""), (exit, error));
        using var card = JsonDocument.Parse(output);
        Assert.Equal("Shared ambition", card.RootElement.GetProperty("principles")[0].GetProperty("name").GetString());
        Assert.Equal(14, card.RootElement.GetProperty("response").GetProperty("responded").GetInt32());
        Assert.Equal("%PDF-1.7", Encoding.ASCII.GetString(await File.ReadAllBytesAsync(In("card.pdf")), 0, 8));
        Assert.Equal(1 + 8 * 4, (await File.ReadAllLinesAsync(In("card.csv"))).Length);
    }

    [Theory]
    [InlineData("6+6+2", 8)]
    [InlineData("9+1+1+1", 12)]
    [InlineData("20+2+2", 24)]
    public async Task A_protected_scorecard_shows_the_pool_and_not_its_members(string sizes, int pooled)
    {
        await Write("answers.csv", sizes);

        var (_, output, _) = await Run(["score", "--answers", "answers.csv", "--disclosure", "protected"]);

        using var card = JsonDocument.Parse(output);
        var principle = card.RootElement.GetProperty("principles")[0];
        Assert.Equal(pooled, principle.GetProperty("pool").GetProperty("respondents").GetInt32());
        Assert.All(
            principle.GetProperty("partners").EnumerateArray().Where(partner => partner.GetProperty("withheld").GetBoolean()),
            partner => Assert.Equal(
                (JsonValueKind.Null, JsonValueKind.Null),
                (partner.GetProperty("score").ValueKind, partner.GetProperty("respondents").ValueKind)));
    }

    [Fact]
    public async Task A_minimum_group_under_three_is_refused()
    {
        await Write("answers.csv", "6+6");

        var (exit, output, error) = await Run(["score", "--answers", "answers.csv", "--disclosure", "protected", "--min-group", "2"]);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("--min-group is 2; it must be at least 3.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_refused_and_nothing_is_written()
    {
        await Write("answers.csv", "6+6");
        await File.WriteAllTextAsync(
            In("answers.csv"),
            (await File.ReadAllTextAsync(In("answers.csv"))).Replace("strategic", "bestuur", StringComparison.Ordinal));

        var (exit, output, error) = await Run(["score", "--answers", "answers.csv", "--json", "card.json", "--pdf", "card.pdf"]);

        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("answers.csv, regel 2, kolom level: gevonden \"bestuur\"; verwacht: strategic of operational.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("card.json")) || File.Exists(In("card.pdf")));
    }

    [Theory]
    [InlineData("--answers nowhere.csv", "nowhere.csv cannot be read")]
    [InlineData("--json card.json", "--answers")]
    [InlineData("--answers answers.csv --weighting heavy", "heavy")]
    [InlineData("--answers answers.csv --culture fr", "fr")]
    public async Task Wrong_arguments_are_named(string arguments, string named)
    {
        await Write("answers.csv", "6+6");

        var (exit, _, error) = await Run(["score", .. arguments.Split(' ')]);

        Assert.Equal(2, exit);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_a_failure()
    {
        await Write("answers.csv", "6+6");

        var (exit, _, error) = await Run(["score", "--answers", "answers.csv", "--json", "no/such/folder/card.json"]);

        Assert.Equal(1, exit);
        Assert.Contains("no/such/folder", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_of_the_machine_changes_no_byte()
    {
        await Write("answers.csv", "6+6+2");

        var dutch = await Run(["score", "--answers", "answers.csv"], ("LC_ALL", "nl_NL.UTF-8"));
        var english = await Run(["score", "--answers", "answers.csv"], ("LC_ALL", "en_US.UTF-8"));

        Assert.Equal(dutch.Output, english.Output);
    }

    [Fact]
    public async Task Any_questionnaire_will_do()
    {
        var builtIn = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);
        var one = new Questionnaire(
            new QuestionnaireVersion("kort", 1),
            builtIn.Scale,
            builtIn.CommentPrompt,
            builtIn.PriorityPrompt,
            [.. builtIn.Sections.Select(section => section with { Statements = [section.Statements[0]] })]);
        await File.WriteAllTextAsync(In("short.json"), QuestionnaireJson.Write(one));
        await File.WriteAllTextAsync(
            In("answers.csv"),
            $"partner;respondent;level;{string.Join(';', one.Statements.Select(statement => statement.Code))}\n"
            + $"a;1;strategic;5;4;3;2;1;2;3;4\nb;2;operational;5;4;3;2;1;2;3;?\n");

        var (_, output, _) = await Run(["score", "--answers", "answers.csv", "--questionnaire", "short.json"]);

        using var card = JsonDocument.Parse(output);
        Assert.Equal("kort", card.RootElement.GetProperty("questionnaire").GetProperty("key").GetString());
        Assert.Equal(
            [5, 4, 3, 2, 1, 2, 3, 4],
            card.RootElement.GetProperty("principles").EnumerateArray().Select(principle => principle.GetProperty("score").GetDouble()));
    }

    private string In(string name) => Path.Combine(Folder, name);

    /// <summary>Partners of these sizes, whose people answer by their number.</summary>
    private async Task Write(string name, string sizes)
    {
        var codes = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn).Statements.Select(statement => statement.Code).ToList();
        var rows = sizes
            .Split('+')
            .SelectMany((size, place) => Enumerable.Range(1, int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).Select(number =>
            $"p{place + 1},p{place + 1}-{number},{(number % 3 == 1 ? "strategic" : "operational")},"
            + $"{string.Join(',', codes.Select((_, at) => 1 + (at + number * (place + 1)) % 5))}"));
        await File.WriteAllLinesAsync(In(name), [$"partner,respondent,level,{string.Join(',', codes)}", .. rows]);
    }
}
