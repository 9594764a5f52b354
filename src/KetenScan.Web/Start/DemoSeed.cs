using System.Security.Cryptography;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Demo;
using KetenScan.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Start;

/// <summary>Fills an empty database with the demo. Its password is generated at the first start and stored beside the data.</summary>
internal static class DemoSeed
{
    public static async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KetenScanDb>();
        if (await db.Chains.AnyAsync(cancel)) return;

        var accounts = new DemoAccounts();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var account in accounts.All)
        {
            var created = await users.CreateAsync(account, await Password(services));
            if (!created.Succeeded) throw new CannotStart($"The demo account {account.Email} cannot be made: {created.Errors.First().Description}");
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        DemoInstallation.AddTo(db, accounts, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public static async Task<string> Password(IServiceProvider services)
    {
        var file = services.GetRequiredService<DataDirectory>().In("demo-password.txt");
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, $"Demo-{RandomNumberGenerator.GetHexString(10, lowercase: true)}");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return (await File.ReadAllTextAsync(file)).Trim();
    }
}
