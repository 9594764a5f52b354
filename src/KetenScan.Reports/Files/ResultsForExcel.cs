using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Reports.Files;

/// <summary>A scorecard as CSV for people, in one language, with figures as they are shown. <see cref="ResultsCsv"/> is for programs.</summary>
public static class ResultsForExcel
{
    /// <summary>A row for the chain and one for each partner, per principle.</summary>
    public static string Text(Scorecard scorecard, Questionnaire questionnaire, CultureInfo culture)
    {
        var (words, texts) = (new ReportTexts(culture), new PortfolioTexts(culture));
        var partners = scorecard.Partners.ToDictionary(partner => partner.Key, partner => partner.Name);
        using var text = new StringWriter(culture);
        using var csv = CsvFile.CreateForExcel(text, culture);
        string[] columns =
        [
            texts["ColumnNumber"], words["Principle"], words["Partner"], words["Score"], texts["ColumnBand"], words["Respondents"],
            $"{words["Score"]}: {texts["ColumnLow"]}", $"{words["Score"]}: {texts["ColumnHigh"]}", texts["ColumnBandSure"], words["Agreement"],
            words["Strategic"], words["Operational"], texts["ColumnGap"], texts["ColumnGapSure"],
            $"{words["Score"]}: {texts["ColumnChange"]}", $"{words["Score"]}: {texts["ColumnMoved"]}",
        ];
        csv.ShownRow(culture, columns);
        foreach (var principle in scorecard.Principles)
        {
            object?[] about = [principle.Number, questionnaire[principle.Principle].Name.In(culture)];
            object?[] score = Scored(principle.Score, principle.IsWithheld(), words);
            csv.ShownRow(culture, [.. about, words["WholeChain"], .. score, .. OfChain(principle, words, texts)]);
            foreach (var partner in principle.Partners)
            {
                object?[] own = [.. about, partners[partner.Key], .. Scored(partner.Score, partner.Withheld, words), partner.Respondents];
                csv.ShownRow(culture, [.. own, .. new object?[columns.Length - own.Length]]);
            }
        }

        csv.Flush();
        return text.ToString();
    }

    /// <summary>The score and its band.</summary>
    private static object?[] Scored(Score? score, bool isWithheld, ReportTexts words) => score is { } known
        ? [known, words[$"Band{known.Band}"]]
        : [words[isWithheld ? "Withheld" : "NoScore"], null];

    private static object?[] OfChain(PrincipleResult principle, ReportTexts words, PortfolioTexts texts) =>
    [
        principle.Respondents, principle.Confidence95?.Low, principle.Confidence95?.High, Word(principle.BandSure, texts),
        principle.Agreement.Reading is { } agreement ? words[$"Agreement{agreement}"] : null,
        principle.Levels.Strategic, principle.Levels.Operational, Difference(principle.Levels.Gap), Word(principle.Levels.GapSure, texts),
        Difference(principle.Change?.Score), Word(principle.Change?.Moved, texts),
    ];

    private static Points? Difference(double? value) => value is { } known ? new Points(InTenths.Of(known) / 10.0) : null;

    private static string? Word(bool? value, PortfolioTexts texts) => value switch { true => texts["Yes"], false => texts["No"], null => null };
}
