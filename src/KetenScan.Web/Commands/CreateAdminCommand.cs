using System.CommandLine;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Start;

namespace KetenScan.Web.Commands;

/// <summary>Creates the first administrator, or gives access again to one who lost it or was locked out.</summary>
internal static class CreateAdminCommand
{
    private static readonly Option<string> Email = new("--email") { Description = "The administrator's e-mail address.", Required = true };

    public static Command Command()
    {
        var command = new Command("create-admin", "Makes an administrator and prints a link to set a password, which works once.") { Email };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = KetenScanApp.Build([]);
            Startup.CheckPublicUrl(app);
            await Startup.PrepareCommand(app, cancel);
            await using var scope = app.Services.CreateAsyncScope();
            var email = parsed.GetRequiredValue(Email);
            if (email.Any(char.IsControl)
                || await scope.ServiceProvider.GetRequiredService<AccountService>().CreateAdministrator(email, cancel) is not { } link)
            {
                await Console.Error.WriteLineAsync($"\"{email.ReplaceLineEndings(" ")}\" is not an e-mail address.");
                return 2;
            }

            Console.WriteLine(link);
            return 0;
        });
        return command;
    }
}
