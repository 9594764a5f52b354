using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Backups;

internal static class BackupsFeature
{
    public static void AddBackups(this IServiceCollection services, BackupSettings settings)
    {
        services.AddScoped<BackupService>();
        services.AddScoped<RestoreService>();
        services.AddScoped<NightlyBackup>();
        if (settings.IsNightly) services.AddDailyTask<NightlyBackup>("backup", (nightly, cancel) => nightly.Run(cancel), settings.At);
    }
}
