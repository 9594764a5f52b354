using System.Globalization;
using CsvHelper;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Files;

/// <summary>A scorecard as CSV: a row per principle and partner, and one per principle for the chain.</summary>
public static class ResultsCsv
{
    /// <summary>Columns that only the chain's rows fill.</summary>
    private static readonly IReadOnlyList<(string Name, Func<PrincipleResult, object?> Of)> OfChain =
    [
        ("bandSure", principle => Word(principle.BandSure)),
        ("low", principle => principle.Confidence95?.Low.Value),
        ("high", principle => principle.Confidence95?.High.Value),
        ("conservative", principle => Word(principle.Confidence95?.Conservative)),
        ("halfPointLower", principle => principle.NonResponse?.HalfPointLower),
        ("silentPartners", principle => principle.SilentPartners),
        ("favourable", principle => principle.Favourable),
        ("agreement", principle => principle.Agreement.Reading?.ToString().ToLowerInvariant()),
        ("rwgJ", principle => principle.Agreement.RwgJ),
        ("withinPartners", principle => principle.Agreement.WithinPartners),
        ("adM", principle => principle.Agreement.AdM),
        ("alpha", principle => principle.Agreement.Alpha),
        ("icc1", principle => principle.Agreement.Icc1),
        ("strategic", principle => principle.Levels.Strategic?.Value),
        ("operational", principle => principle.Levels.Operational?.Value),
        ("gap", principle => principle.Levels.Gap),
        ("gapLow", principle => principle.Levels.GapConfidence95?.Low),
        ("gapHigh", principle => principle.Levels.GapConfidence95?.High),
        ("gapSure", principle => Word(principle.Levels.GapSure)),
        ("change", principle => principle.Change?.Score),
        ("changeLow", principle => principle.Change?.Confidence95?.Low),
        ("changeHigh", principle => principle.Change?.Confidence95?.High),
        ("moved", principle => Word(principle.Change?.Moved)),
        ("rankHighest", principle => principle.Rank?.Highest),
        ("rankLowest", principle => principle.Rank?.Lowest),
    ];

    /// <summary>Overall figures, repeated on each of the chain's rows.</summary>
    private static readonly IReadOnlyList<(string Name, Func<Overall, object?> Of)> OfWhole =
    [
        ("overall", overall => overall.Score?.Value),
        ("overallLow", overall => overall.Confidence95?.Low.Value),
        ("overallHigh", overall => overall.Confidence95?.High.Value),
        ("overallConservative", overall => Word(overall.Confidence95?.Conservative)),
    ];

    private static void Write(TextWriter to, Scorecard scorecard, Questionnaire questionnaire, CultureInfo culture)
    {
        using var csv = CsvFile.Create(to);
        csv.Row(
        [
            "principle", "name", "partner", "partnerName", "score", "band", "respondents", "withheld",
            .. OfChain.Select(column => column.Name), .. OfWhole.Select(column => column.Name),
        ]);
        var names = scorecard.Partners.ToDictionary(partner => partner.Key, partner => partner.Name);
        foreach (var principle in scorecard.Principles)
        {
            var name = questionnaire[principle.Principle].Name.In(culture);
            csv.Row(
            [
                principle.Number, name, "", scorecard.Chain?.Name, principle.Score?.Value, BandOf(principle.Score), principle.Respondents,
                Word(principle.IsWithheld()),
                .. OfChain.Select(column => column.Of(principle)), .. OfWhole.Select(column => column.Of(scorecard.Overall)),
            ]);
            foreach (var partner in principle.Partners)
            {
                csv.Row(
                [
                    principle.Number, name, partner.Key, names[partner.Key], partner.Score?.Value, BandOf(partner.Score), partner.Respondents,
                    Word(partner.Withheld),
                    .. Enumerable.Repeat<object?>(null, OfChain.Count + OfWhole.Count),
                ]);
            }
        }
    }

    public static string Text(Scorecard scorecard, Questionnaire questionnaire, CultureInfo culture)
    {
        using var text = new StringWriter();
        Write(text, scorecard, questionnaire, culture);
        return text.ToString();
    }

    private static string? Word(bool? value) => value switch { true => "true", false => "false", null => null };

    private static string? BandOf(Score? score) => score?.Band.ToString().ToLowerInvariant();
}
