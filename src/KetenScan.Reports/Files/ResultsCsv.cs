using System.Globalization;
using CsvHelper;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Files;

/// <summary>A scorecard as rows: one per principle per partner, and the chain's own.</summary>
public static class ResultsCsv
{
    private static void Write(TextWriter to, Scorecard scorecard, Questionnaire questionnaire, CultureInfo culture)
    {
        using var csv = CsvFile.Create(to);
        csv.Row("principle", "name", "partner", "partnerName", "score", "band", "respondents", "withheld");
        var names = scorecard.Partners.ToDictionary(partner => partner.Key, partner => partner.Name);
        foreach (var principle in scorecard.Principles)
        {
            var name = questionnaire[principle.Principle].Name.In(culture);
            csv.Row(principle.Number, name, "", scorecard.Chain?.Name, principle.Score?.Value, BandOf(principle.Score), principle.Respondents, Word(principle.IsWithheld()));
            foreach (var partner in principle.Partners)
                csv.Row(principle.Number, name, partner.Key, names[partner.Key], partner.Score?.Value, BandOf(partner.Score), partner.Respondents, Word(partner.Withheld));
        }
    }

    public static string Text(Scorecard scorecard, Questionnaire questionnaire, CultureInfo culture)
    {
        using var text = new StringWriter();
        Write(text, scorecard, questionnaire, culture);
        return text.ToString();
    }

    private static string Word(bool withheld) => withheld ? "true" : "false";

    private static string? BandOf(Score? score) => score?.Band.ToString().ToLowerInvariant();
}
