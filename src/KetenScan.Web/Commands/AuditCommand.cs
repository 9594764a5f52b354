using System.CommandLine;
using KetenScan.Data;
using KetenScan.Data.Audit;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Commands;

/// <summary>Verifies that no entry of the audit log was changed, inserted or removed.</summary>
internal static class AuditCommand
{
    public static Command Command()
    {
        var verify = new Command("verify", "Verifies that no entry of the audit log was changed or is missing.");
        verify.SetAction(async (_, cancel) =>
        {
            await using var app = KetenScanApp.Build([]);
            await Startup.PrepareCommand(app, cancel);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync(cancel);
            var found = await AuditCheck.Of(db, cancel);
            if (found.Broken is { } number)
            {
                await Console.Error.WriteLineAsync($"The audit log is broken at entry {number}: it was changed, or one before it is missing.");
                return 1;
            }

            Console.WriteLine($"The audit log is intact: {found.Entries} entries, the last with hash {found.Last}.");
            return 0;
        });
        return new Command("audit", "The audit log.") { verify };
    }
}
