using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Standings;

internal static class StandingsFeature
{
    public static void AddStandings(this IServiceCollection services)
    {
        services.AddScoped<StandingService>();
        services.AddDailyTask<StandingService>("quarter", (standings, cancel) => standings.FixQuarter(cancel));
    }
}
