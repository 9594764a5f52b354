using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Tests.Files;

public sealed class QuestionnaireJsonTests
{
    [Fact]
    public void The_built_in_questionnaire_has_eight_principles_of_five_statements()
    {
        Assert.All(Sample.Questionnaire.Sections, section => Assert.Equal(5, section.Statements.Count));
        Assert.Equal("niet eens, niet oneens", Sample.Questionnaire.Scale.Labels[2].In("nl"));
    }

    [Fact]
    public void What_is_written_is_what_was_read() =>
        Assert.Equal(QuestionnaireJson.BuiltIn.ReplaceLineEndings("\n").Trim(), QuestionnaireJson.Write(Sample.Questionnaire));

    [Theory]
    [InlineData(
        "ketenscan.questionnaire/1",
        "ketenscan.questionnaire/9",
        "q.json, at format: found \"ketenscan.questionnaire/9\"; expected: ketenscan.questionnaire/1.")]
    [InlineData("\"version\": 1", "\"version\": 0", "q.json, at version: found \"0\"; expected: a whole number from 1.")]
    [InlineData("\"key\": \"Governance\"", "\"key\": \"Government\"", "q.json, at principles[2].key: found \"Government\"; expected: Governance.")]
    [InlineData("\"code\": \"3.2\"", "\"code\": \"3.1\"", "q.json, at principles[2].statements[1].code: found \"3.1\"; expected: each code once.")]
    [InlineData("\"code\": \"3.2\"", "\"code\": \"4.2\"", "q.json, at principles[2].statements[1].code: found \"4.2\"; expected: a code that begins with 3..")]
    [InlineData("\"en\": \"strongly disagree\"", "\"en\": \"\"", "q.json, at scale.labels[0].en: found nothing; expected: a text.")]
    [InlineData("\"choose\": 2", "\"choose\": \"two\"", "q.json, at priorityPrompt.choose: found \"two\"; expected: a whole number from 1.")]
    [InlineData("\"version\": 1,", "\"version\": 1", "q.json, line 5, column 3: found \"\"scale\": {\"; expected: valid JSON.")]
    [InlineData(
        "\"version\": 1,",
        "\"version\": 1, \"version\": 2,",
        "q.json: found \"Duplicate property 'version' encountered during deserializat…\"; expected: each name once within its braces.")]
    public void What_is_wrong_is_said_with_its_place(string right, string wrong, string message)
    {
        var refused = Assert.Throws<FileRefused>(
            () => QuestionnaireJson.Read(QuestionnaireJson.BuiltIn.Replace(right, wrong, StringComparison.Ordinal), "q.json"));

        Assert.Contains(message, refused.Problems.Select(problem => problem.Say(new ReportTexts(CultureInfo.GetCultureInfo("en-GB")))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    [InlineData("{\"principles\": [{}, 3, null]}")]
    [InlineData("{\"principles\": \"eight\", \"scale\": 5}")]
    public void Whatever_else_stands_in_the_file_is_refused(string json) => Assert.Throws<FileRefused>(() => QuestionnaireJson.Read(json));

    [Fact]
    public void A_principle_may_have_any_number_of_statements()
    {
        var fewer = new Questionnaire(
            Sample.Questionnaire.Version,
            Sample.Questionnaire.Scale,
            Sample.Questionnaire.CommentPrompt,
            Sample.Questionnaire.PriorityPrompt,
            [.. Sample.Questionnaire.Sections.Select(section => section with { Statements = [.. section.Statements.Take((int)section.Principle)] })]);

        Assert.Equal([1, 2, 3, 4, 5, 5, 5, 5], QuestionnaireJson.Read(QuestionnaireJson.Write(fewer)).Sections.Select(section => section.Statements.Count));
    }
}
