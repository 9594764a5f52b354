using System.CommandLine;
using System.Globalization;
using KetenScan.Data;
using KetenScan.Demo;
using KetenScan.Domain;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Commands;

/// <summary>Adds any number of invented chains, to try the comparison and to measure it.</summary>
internal static class SeedDemoCommand
{
    private static readonly Option<int> Chains = Number("--chains", "How many chains.", 100, 1, 20_000);
    private static readonly Option<int> Rounds = Number("--rounds", "Closed rounds of each chain, half a year apart.", 4, 1, 40);
    private static readonly Option<int> Partners = Number("--partners", "Partners of each chain.", 8, 2, 40);
    private static readonly Option<int> Respondents = Number("--respondents", "People asked in each round.", 40, 2, 2_000);
    private static readonly Option<int> Seed = Number("--seed", "The same seed gives the same chains.", 1, 0, 1_000_000);

    public static Command Command()
    {
        var command = new Command(
            "seed-demo",
            "Adds invented chains, scored as real ones; in Development the demo's consultant may compare them.")
        {
            Chains, Rounds, Partners, Respondents, Seed,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = KetenScanApp.Build([]);
            await Startup.PrepareCommand(app, cancel);

            // An empty database gets the demo first: with chains in it, the next start would announce accounts that do not exist.
            if (app.Environment.IsDevelopment()) await DemoSeed.Run(app.Services, cancel);
            var databases = app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>();
            var size = new PortfolioSize(
                parsed.GetValue(Chains),
                parsed.GetValue(Rounds),
                parsed.GetValue(Partners),
                parsed.GetValue(Respondents),
                parsed.GetValue(Seed));
            var portfolio = new DemoPortfolio(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            try
            {
                await portfolio.AddTo(
                    databases,
                    size,
                    await Consultant(app, databases, cancel),
                    done => Console.Error.WriteLine($"{done} of {size.Chains} chains"),
                    cancel);
            }
            catch (InvalidOperationException refused) when (refused.Message.Contains("--seed", StringComparison.Ordinal))
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return 1;
            }

            Console.WriteLine($"{size.Chains} chains with {size.Rounds} closed rounds each were added.");
            return 0;
        });
        return command;
    }

    private static async Task<Guid?> Consultant(WebApplication app, IDbContextFactory<KetenScanDb> databases, CancellationToken cancel)
    {
        if (!app.Environment.IsDevelopment()) return null;

        var email = new DemoAccounts().Consultant.Email;
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Users.Where(account => account.Email == email).Select(account => (Guid?)account.Id).SingleOrDefaultAsync(cancel);
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} {least} to {most}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) || value < least || value > most))
                result.AddError($"{name} is {result.Tokens[0].Value}; it must be a number from {least} to {most}.");
        });
        return option;
    }
}
