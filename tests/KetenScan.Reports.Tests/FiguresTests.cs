using System.Runtime.CompilerServices;
using System.Text.Json;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;

namespace KetenScan.Reports.Tests;

/// <summary>
/// 49 partners, 1,800 sheets: every figure against one worked out with NumPy and SciPy, to nine decimals.
/// tests/figures/make_sheets.py made the sheets, tests/figures/expected.py the figures.
/// </summary>
public sealed class FiguresTests
{
    private const int Digits = 9;

    [Fact]
    public void Every_figure_is_that_of_an_independent_computation()
    {
        var card = Score(Weighting.Partner);
        using var expected = JsonDocument.Parse(System.IO.File.ReadAllText(Figure("expected.json")));

        Assert.Equal(expected.RootElement.GetProperty("overall").GetDouble(), card.Overall.Score!.Value.Value, Digits);
        foreach (var (figures, principle) in expected.RootElement.GetProperty("principles").EnumerateArray().Zip(card.Principles))
        {
            Same(figures, "score", principle.Score?.Value);
            Same(figures, "respondents", principle.Respondents);
            Same(figures.GetProperty("confidence95"), "low", principle.Confidence95?.Low.Value);
            Same(figures.GetProperty("confidence95"), "high", principle.Confidence95?.High.Value);
            Same(figures, "favourable", principle.Favourable);
            Same(figures.GetProperty("agreement"), "rwgJ", principle.Agreement.RwgJ);
            Same(figures.GetProperty("agreement"), "adM", principle.Agreement.AdM);
            Same(figures.GetProperty("agreement"), "alpha", principle.Agreement.Alpha);
            Same(figures.GetProperty("agreement"), "icc1", principle.Agreement.Icc1);
            Same(figures.GetProperty("agreement"), "completeSheets", principle.Agreement.CompleteSheets);
            Same(figures.GetProperty("levels"), "strategic", principle.Levels.Strategic?.Value);
            Same(figures.GetProperty("levels"), "operational", principle.Levels.Operational?.Value);
            Same(figures.GetProperty("levels"), "gap", principle.Levels.Gap);
            foreach (var partner in principle.Partners) Same(figures.GetProperty("partners"), partner.Key, partner.Score?.Value);
            foreach (var (statement, result) in figures.GetProperty("statements").EnumerateArray().Zip(principle.Statements))
            {
                Same(statement, "score", result.Score?.Value);
                Same(statement, "respondents", result.Respondents);
            }
        }
    }

    [Fact]
    public void So_it_is_where_respondents_weigh_the_same()
    {
        var card = Score(Weighting.Respondent);
        using var expected = JsonDocument.Parse(System.IO.File.ReadAllText(Figure("expected.json")));

        foreach (var (figures, principle) in expected.RootElement.GetProperty("principles").EnumerateArray().Zip(card.Principles))
        {
            Same(figures, "scoreByRespondent", principle.Score?.Value);
            Same(figures.GetProperty("confidence95ByRespondent"), "low", principle.Confidence95?.Low.Value);
            Same(figures.GetProperty("confidence95ByRespondent"), "high", principle.Confidence95?.High.Value);
        }
    }

    private static void Same(JsonElement expected, string name, double? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.GetProperty(name).GetDouble(), actual.Value, Digits);
    }

    private static Scorecard Score(Weighting weighting)
    {
        using var answers = System.IO.File.OpenRead(Figure("answers.csv"));
        using var partners = System.IO.File.OpenRead(Figure("partners.csv"));
        var round = RoundFiles.Read(new NamedFile("answers.csv", answers), new NamedFile("partners.csv", partners), Sample.Questionnaire);
        return Scoring.Of(new ScoringInput { Questionnaire = Sample.Questionnaire, Weighting = weighting, Partners = round.Partners, Sheets = [.. round.Sheets.Select(row => row.Sheet)] });
    }

    private static string Figure(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../figures", name);
}
