using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Imports;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Commands;

/// <summary>Imports a round that was held elsewhere, as a closed round.</summary>
internal static class ImportRoundCommand
{
    private static readonly Option<string> Chain = new("--chain") { Description = "The chain, by its slug.", Required = true };
    private static readonly Option<FileInfo> Answers = new("--answers") { Description = "The answers: a CSV with a row per sheet.", Required = true };
    private static readonly Option<FileInfo> Partners = new("--partners")
    {
        Description = "The partners: a CSV with partner, name and how many were invited.",
        Required = true,
    };
    private static readonly Option<DateOnly?> ClosedOn = new("--closed-on")
    {
        Description = "The day the round closed, as 2026-05-31; today if left out.",
        CustomParser = Day,
    };

    private static readonly Option<string?> Name = new("--name") { Description = "The round's name; that of the answers file if left out." };

    public static Command Command()
    {
        var scoring = new ScoringOptions();
        var command = new Command(
            "import-round",
            "Imports a round held elsewhere as a closed round.") { Chain, Answers, Partners, ClosedOn, Name };
        scoring.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = KetenScanApp.Build([]);
            await Startup.PrepareCommand(app, cancel);
            await using var scope = app.Services.CreateAsyncScope();
            return await Import(scope.ServiceProvider, parsed, scoring, cancel);
        });
        return command;
    }

    private static DateOnly? Day(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;

        argument.AddError($"--closed-on is \"{text}\"; it must be a day such as 2026-05-31.");
        return null;
    }

    private static async Task<int> Import(IServiceProvider services, ParseResult parsed, ScoringOptions scoring, CancellationToken cancel)
    {
        var culture = scoring.CultureOf(parsed);
        CultureInfo.CurrentUICulture = culture;
        var texts = services.GetRequiredService<IStringLocalizer<ImportTexts>>();
        var slug = parsed.GetRequiredValue(Chain);
        var imports = services.GetRequiredService<ImportService>();
        return await FileCommand.Run(culture, async () =>
        {
            var chain = await imports.Find(slug, cancel) ?? throw new FileCommand.InputRefused(texts["NoSuchChain", slug]);
            var version = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn).Version;
            var questionnaire = await services.GetRequiredService<Questionnaires>().Get(version, cancel);
            var answers = parsed.GetRequiredValue(Answers);
            var files = FileCommand.Round(answers, parsed.GetRequiredValue(Partners), questionnaire);
            await using var content = answers.OpenRead();
            var round = new ImportedRound(
                files,
                await ImportService.Fingerprint(content, cancel),
                version,
                parsed.GetValue(Name) ?? Path.GetFileNameWithoutExtension(answers.Name),
                parsed.GetValue(ClosedOn) ?? imports.Today(),
                RoundRules.Default with { Weighting = scoring.WeightingOf(parsed), Disclosure = scoring.DisclosureOf(parsed) },
                ImportService.Match(chain, files));
            try
            {
                Console.WriteLine(texts["Imported", chain.Name, await imports.Import(viewer: null, chain, round, cancel), files.Sheets.Count]);
            }
            catch (AlreadyImported earlier)
            {
                throw new FileCommand.InputRefused(texts["AlreadyImported", answers.Name, earlier.Number, earlier.Name]);
            }
            catch (RuleBroken broken)
            {
                throw new FileCommand.InputRefused(services.GetRequiredService<IStringLocalizer<RuleTexts>>()[broken.Rule.ToString()]);
            }
        });
    }
}
