namespace KetenScan.Web.Features.Rounds;

internal static class RoundsFeature
{
    public static void AddRounds(this IServiceCollection services)
    {
        services.AddScoped<RoundService>();
        services.AddScoped<PlanService>();
        services.AddScoped<OpenRoundService>();
        services.AddScoped<MessageService>();
        services.AddScoped<ResponseService>();
        services.AddSingleton<ProgressCount>();
    }
}
