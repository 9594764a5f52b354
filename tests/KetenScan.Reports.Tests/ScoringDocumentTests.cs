using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests;

/// <summary>docs/scoring.md explains each rule with an example; here every figure of its tables is worked out again from its sheets.</summary>
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
            var principle = card.RootElement.GetProperty("principles")[0];
            foreach (Match row in Row().Matches(example))
            {
                var (path, said) = (row.Groups[1].Value, row.Groups[2].Value);
                var found = Value(principle, path);
                if (said == "–") Assert.True(found is null, $"{path} is {found} and should be withheld.");
                else Assert.Equal(double.Parse(said, CultureInfo.InvariantCulture), found!.Value, said.Contains('.', StringComparison.Ordinal) ? said.Split('.')[1].Length : 0);
                figures++;
            }
        }

        Assert.Equal((2, 25), (examples.Length, figures));
    }

    [Fact]
    public void The_document_has_every_rule() =>
        Assert.All(Enumerable.Range(1, 10), rule => Assert.Matches($@"(\*\*|## ){rule}\. ", Document));

    /// <summary>The example's sheets, scored with a questionnaire of just its statements (the other principles have one that nobody answers).</summary>
    private static string Score(string example)
    {
        var answers = Block(example, start: example.IndexOf('\n', StringComparison.Ordinal) + 1);
        var partners = example.IndexOf("```csv partners\n", StringComparison.Ordinal) is var at and >= 0 ? Block(example, at + "```csv partners\n".Length) : null;
        var codes = answers.Split('\n')[0].Split(',')[3..];
        var builtIn = Sample.Questionnaire;
        var questionnaire = new Questionnaire(
            new QuestionnaireVersion("example", 1),
            builtIn.Scale,
            builtIn.CommentPrompt,
            builtIn.PriorityPrompt,
            [.. builtIn.Sections.Select(section => section with { Statements = [.. section.Statements.Take(section.Principle == Principle.SharedAmbition ? codes.Length : 1)] })]);
        var others = string.Concat(questionnaire.Sections.Skip(1).Select(section => $",{section.Statements[0].Code}"));
        var rows = answers.Trim().Split('\n');
        var all = string.Join('\n', [rows[0] + others, .. rows.Skip(1).Select(row => row + new string(',', 7))]);
        var round = RoundFiles.Read(
            new NamedFile("answers.csv", new MemoryStream(Encoding.UTF8.GetBytes(all))),
            partners is null ? null : new NamedFile("partners.csv", new MemoryStream(Encoding.UTF8.GetBytes(partners))),
            questionnaire);
        var card = Scoring.Of(new ScoringInput
        {
            Questionnaire = questionnaire,
            Disclosure = example.StartsWith(" protected", StringComparison.Ordinal) ? new Disclosure(DisclosureMode.Protected) : Disclosure.Named,
            Partners = round.Partners,
            Sheets = [.. round.Sheets.Select(row => row.Sheet)],
        });
        return ScorecardJson.Write(card, questionnaire, CultureInfo.InvariantCulture);
    }

    private static double? Value(JsonElement principle, string path)
    {
        var parts = path.Split('.');
        var value = parts is ["partners", var key]
            ? principle.GetProperty("partners").EnumerateArray().Single(partner => partner.GetProperty("key").GetString() == key).GetProperty("score")
            : parts.Aggregate(principle, (element, part) => element.GetProperty(part));
        return value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();
    }

    private static string Block(string text, int start) => text[start..text.IndexOf("```", start, StringComparison.Ordinal)];

    private static string Here([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../docs/scoring.md");

    [GeneratedRegex(@"^\| `([\w.]+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
