using System.CommandLine;
using System.Globalization;
using System.Text;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports;
using KetenScan.Reports.Files;
using KetenScan.Reports.Pdf;

namespace KetenScan.Web.Commands;

/// <summary>Scores files without database or server: answers in, scorecard out.</summary>
internal static class ScoreCommand
{
    private const string StandardOutput = "-";

    private static readonly Option<FileInfo> Answers = new("--answers") { Description = "The answers: a CSV with a row per sheet.", Required = true };
    private static readonly Option<FileInfo?> Partners = new("--partners")
    {
        Description = "The partners: a CSV with partner, name and how many were "
        + "invited."
    };
    private static readonly Option<FileInfo?> QuestionnaireFile = new("--questionnaire")
    {
        Description = "The questionnaire as JSON; the built-in one if "
        + "left out."
    };
    private static readonly Option<string?> Json = new("--json")
    {
        Description = "Where to write the scorecard as JSON; - is standard output, also when no "
        + "output is named."
    };
    private static readonly Option<string?> Pdf = new("--pdf") { Description = "Where to write it as PDF." };
    private static readonly Option<string?> Csv = new("--csv") { Description = "Where to write its figures as CSV." };

    public static Command Command()
    {
        var scoring = new ScoringOptions();
        var command = new Command(
            "score",
            "Makes a scorecard from files with answers, without a database.") { Answers, Partners, QuestionnaireFile, Json, Pdf, Csv };
        scoring.AddTo(command);
        command.SetAction((parsed, cancel) => Score(parsed, scoring, cancel));
        return command;
    }

    private static async Task<int> Score(ParseResult parsed, ScoringOptions scoring, CancellationToken cancel)
    {
        var culture = scoring.CultureOf(parsed);
        return await FileCommand.Run(culture, async () =>
        {
            var questionnaire = await FileCommand.Questionnaire(parsed.GetValue(QuestionnaireFile), cancel);
            var round = FileCommand.Round(parsed.GetRequiredValue(Answers), parsed.GetValue(Partners), questionnaire);
            var scorecard = Scorer.Of(new ScoringInput
            {
                Questionnaire = questionnaire,
                Weighting = scoring.WeightingOf(parsed),
                Disclosure = scoring.DisclosureOf(parsed),
                Partners = round.Partners,
                Sheets = [.. round.Sheets.Select(row => row.Sheet)],
            });
            await Write(parsed, new ScorecardReport(scorecard, questionnaire, null, CommentsOf(round)), culture, cancel);
        });
    }

    /// <summary>Creates every output before it writes the first.</summary>
    private static async Task Write(ParseResult parsed, ScorecardReport report, CultureInfo culture, CancellationToken cancel)
    {
        var outputs = new List<(string To, byte[] Content)>();
        var json = parsed.GetValue(Json) ?? (parsed.GetValue(Pdf) is null && parsed.GetValue(Csv) is null ? StandardOutput : null);
        if (json is not null) outputs.Add((json, Encoding.UTF8.GetBytes(ScorecardJson.Write(report.Scorecard, report.Questionnaire, culture) + "\n")));
        if (parsed.GetValue(Csv) is { } csv) outputs.Add((csv, Encoding.UTF8.GetBytes(ResultsCsv.Text(report.Scorecard, report.Questionnaire, culture))));
        if (parsed.GetValue(Pdf) is { } pdf) outputs.Add((pdf, ScorecardPdf.Render(report, culture, cancel)));

        foreach (var (to, content) in outputs)
        {
            if (to != StandardOutput)
            {
                await File.WriteAllBytesAsync(to, content, cancel);
                continue;
            }

            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(content, cancel);
        }
    }

    /// <summary>Without the partner, because no rule of a file announced that it would be shown.</summary>
    private static List<PublishedComment> CommentsOf(RoundFiles round) =>
    [
        .. round.Sheets
            .SelectMany(row => row.Comments)
            .Select(comment => new PublishedComment(comment.Key, null, comment.Value))
            .OrderBy(comment => comment.Principle)
            .ThenBy(comment => comment.Text, StringComparer.Ordinal),
    ];
}
