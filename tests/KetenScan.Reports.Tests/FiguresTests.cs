using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests;

/// <summary>
/// Compares every figure with an independent calculation in exact fractions and SciPy, to nine decimals: tests/figures.
/// </summary>
public sealed class FiguresTests
{
    [Fact]
    public void Every_figure_of_49_partners_is_that_of_an_independent_computation()
    {
        using var expected = Figures("expected2.json");
        var cards = expected.RootElement.GetProperty("cards").EnumerateArray().ToList();
        var differences = cards.SelectMany(one => new CardFigures(expected.RootElement.GetProperty("columns"))
            .Differences(one.GetProperty("card"), Text(Large(one), Sample.Questionnaire)).Select(line => $"{Name(one)}: {line}")).ToList();

        Assert.Equal(3, cards.Count);
        None(differences);
    }

    [Fact]
    public void So_is_every_figure_of_500_small_chains_of_any_kind()
    {
        using var expected = Figures("random2.json");
        var chains = expected.RootElement.GetProperty("chains").EnumerateArray().ToList();
        var differences = new List<string>();
        foreach (var (number, chain) in chains.Index())
        {
            var questionnaire = Questionnaire(chain);
            var before = chain.GetProperty("before") is { ValueKind: JsonValueKind.Object } round ? Small(chain, round, 1, null, questionnaire) : null;
            var card = Text(Small(chain, chain, 2, before, questionnaire), questionnaire);
            differences.AddRange(new CardFigures(expected.RootElement.GetProperty("columns")).Differences(chain.GetProperty("card"), card)
                .Select(line => $"chain {number} ({Name(chain)}): {line}"));
        }

        Assert.Equal(500, chains.Count);
        None(differences);
    }

    private static void None(List<string> differences) =>
        Assert.True(differences.Count == 0, $"{differences.Count} figures differ:\n{string.Join('\n', differences.Take(40))}");

    private static string Name(JsonElement chain) => $"{chain.GetProperty("w")}, minimum {chain.GetProperty("k").GetRawText()}";

    private static Scorecard Large(JsonElement one)
    {
        using var answers = System.IO.File.OpenRead(FigureFile("answers.csv"));
        using var partners = System.IO.File.OpenRead(FigureFile("partners.csv"));
        var round = RoundFiles.Read(new NamedFile("answers.csv", answers), new NamedFile("partners.csv", partners), Sample.Questionnaire);
        return Scorer.Of(new ScoringInput
        {
            Questionnaire = Sample.Questionnaire,
            Weighting = Weight(one),
            Disclosure = Rule(one),
            Partners = round.Partners,
            Sheets = [.. round.Sheets.Select(row => row.Sheet)],
        });
    }

    private static Scorecard Small(JsonElement chain, JsonElement round, int number, Scorecard? previous, Questionnaire questionnaire)
    {
        var partners = round.GetProperty("partners").EnumerateArray()
            .Select(partner => new InvitedPartner(partner[0].GetString()!, partner[0].GetString()!, Whole(partner[1]), partner[2].GetBoolean())).ToList();
        return Scorer.Of(new ScoringInput
        {
            Questionnaire = questionnaire,
            Weighting = Weight(chain),
            Disclosure = Rule(chain),
            Partners = partners,
            Sheets = [.. round.GetProperty("sheets").EnumerateArray().Select(sheet => Sheet(sheet.GetString()!, partners))],
            Round = new ScoredRound(number, $"{number}", new DateOnly(2026, number, 1), new DateOnly(2026, number, 28)),
            Previous = previous,
        });
    }

    /// <summary>As "2s40355/17": the third partner, strategic, the answers, the priorities.</summary>
    private static AnswerSheet Sheet(string text, List<InvitedPartner> partners)
    {
        var parts = text[2..].Split('/');
        return new AnswerSheet(
            partners[text[0] - '0'].Key,
            text[1] == 's' ? Level.Strategic : Level.Operational,
            [.. parts[0].Select(digit => (byte)(digit - '0'))],
            [.. parts[1].Select(digit => (Principle)(digit - '0'))]);
    }

    private static Questionnaire Questionnaire(JsonElement chain)
    {
        var like = Sample.Questionnaire;
        var sections = like.Sections.Zip(chain.GetProperty("j").EnumerateArray(), (section, count) => section with
        {
            Statements = [.. Enumerable.Range(1, count.GetInt32()).Select(number => new Statement($"{(int)section.Principle}.{number}", section.Name))],
        });
        return new Questionnaire(like.Version, like.Scale, like.CommentPrompt, like.PriorityPrompt, [.. sections]);
    }

    private static Weighting Weight(JsonElement chain) => chain.GetProperty("w").GetString() == "partner" ? Weighting.Partner : Weighting.Respondent;

    private static Disclosure Rule(JsonElement chain) =>
        Whole(chain.GetProperty("k")) is { } minimum ? new Disclosure(DisclosureMode.Protected, minimum) : Disclosure.Named;

    private static int? Whole(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : number.GetInt32();

    private static string Text(Scorecard card, Questionnaire questionnaire) => ScorecardJson.Write(card, questionnaire, CultureInfo.GetCultureInfo("en"));

    private static JsonDocument Figures(string name) => JsonDocument.Parse(System.IO.File.ReadAllText(FigureFile(name)));

    private static string FigureFile(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../figures", name);
}
