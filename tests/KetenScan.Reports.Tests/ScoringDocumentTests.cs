using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests;

/// <summary>Recalculates every figure in the tables of docs/scoring.md from the sheets in its examples.</summary>
public sealed partial class ScoringDocumentTests
{
    private static readonly string Document = System.IO.File.ReadAllText(Here());

    [Fact]
    public void Every_figure_of_the_document_comes_out()
    {
        var examples = Document.Split("```csv answers")[1..];
        var figures = 0;
        foreach (var example in examples)
        {
            using var card = JsonDocument.Parse(Score(example));
            foreach (Match row in Row().Matches(example))
            {
                var (path, said) = (row.Groups[1].Value, row.Groups[2].Value);
                var found = Value(card.RootElement.GetProperty("principles"), path);
                if (said == "–") Assert.True(found is null, $"{path} is {found} and should be withheld.");
                else Assert.Equal(
                    double.Parse(said, CultureInfo.InvariantCulture),
                    found!.Value,
                    said.Contains('.', StringComparison.Ordinal) ? said.Split('.')[1].Length : 0);
                figures++;
            }
        }

        Assert.Equal((5, 57), (examples.Length, figures));
    }

    [Fact]
    public void The_document_has_every_rule() =>
        Assert.All(Enumerable.Range(1, 10), rule => Assert.Matches($@"(\*\*|## ){rule}\. ", Document));

    [Theory]
    [InlineData("Two camps", "divided")]
    [InlineData("An example: seven people", "strong")]
    [InlineData("With gaps in the sheets", "divided")]
    public void Agreement_reads_as_the_document_says(string title, string reading)
    {
        using var card = JsonDocument.Parse(Score(Document[Document.IndexOf(title, StringComparison.Ordinal)..].Split("```csv answers")[1]));

        Assert.Equal(reading, card.RootElement.GetProperty("principles")[0].GetProperty("agreement").GetProperty("reading").GetString());
    }

    /// <summary>The example's sheets, scored with a questionnaire of just its statements (the other principles have one that nobody answers).</summary>
    private static string Score(string example)
    {
        var answers = Block(example, start: example.IndexOf('\n', StringComparison.Ordinal) + 1);
        var partners = Named(example, "partners");
        var codes = answers.Split('\n')[0].Split(',')[3..];
        var builtIn = Sample.Questionnaire;
        var questionnaire = new Questionnaire(
            new QuestionnaireVersion("example", 1),
            builtIn.Scale,
            builtIn.CommentPrompt,
            builtIn.PriorityPrompt,
            [
                .. builtIn.Sections.Select(
                    section => section with
                    {
                        Statements =
                        [
                            .. section.Statements.Take(
                                Math.Max(1, codes.Count(code => code.StartsWith($"{(int)section.Principle}.", StringComparison.Ordinal)))),
                        ],
                    }),
            ]);
        var disclosure = example.StartsWith(" protected", StringComparison.Ordinal) ? new Disclosure(DisclosureMode.Protected) : Disclosure.Named;
        var before = Named(example, "previous") is { } earlier
            ? Card(earlier, partners, questionnaire, codes, disclosure, null) with { Round = new ScoredRound(1, "", default, default) }
            : null;
        return ScorecardJson.Write(Card(answers, partners, questionnaire, codes, disclosure, before), questionnaire, CultureInfo.InvariantCulture);
    }

    private static Scorecard Card(string answers, string? partners, Questionnaire questionnaire, string[] codes, Disclosure disclosure, Scorecard? previous)
    {
        var others = questionnaire.Sections.SelectMany(section => section.Statements).Select(statement => statement.Code).Except(codes).ToList();
        var rows = answers.Trim().Split('\n');
        var all = string.Join('\n', [$"{rows[0]},{string.Join(',', others)}", .. rows.Skip(1).Select(row => row + new string(',', others.Count))]);
        var round = RoundFiles.Read(
            new NamedFile("answers.csv", new MemoryStream(Encoding.UTF8.GetBytes(all))),
            partners is null ? null : new NamedFile("partners.csv", new MemoryStream(Encoding.UTF8.GetBytes(partners))),
            questionnaire);
        return Scorer.Of(new ScoringInput
        {
            Questionnaire = questionnaire,
            Disclosure = disclosure,
            Partners = round.Partners,
            Sheets = [.. round.Sheets.Select(row => row.Sheet)],
            Previous = previous,
        });
    }

    private static string? Named(string example, string name) =>
        example.IndexOf($"```csv {name}\n", StringComparison.Ordinal) is var at and >= 0 ? Block(example, example.IndexOf('\n', at) + 1) : null;

    /// <param name="principles">Of the card.</param>
    /// <param name="written">A path in the first principle, or in the one whose number stands before the stroke.</param>
    private static double? Value(JsonElement principles, string written)
    {
        var (place, path) = written.Split('/') is [var number, var rest] ? (int.Parse(number, CultureInfo.InvariantCulture) - 1, rest) : (0, written);
        var principle = principles[place];
        var parts = path.Split('.');
        var value = parts is ["partners", var key]
            ? principle.GetProperty("partners").EnumerateArray().Single(partner => partner.GetProperty("key").GetString() == key).GetProperty("score")
            : parts.Aggregate(principle, (element, part) => element.GetProperty(part));
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    private static string Block(string text, int start) => text[start..text.IndexOf("```", start, StringComparison.Ordinal)];

    private static string Here([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../docs/scoring.md");

    [GeneratedRegex(@"^\| `([\w./]+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
