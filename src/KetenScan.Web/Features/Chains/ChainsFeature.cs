namespace KetenScan.Web.Features.Chains;

internal static class ChainsFeature
{
    public static void AddChains(this IServiceCollection services)
    {
        services.AddScoped<ChainService>();
        services.AddScoped<RoundListService>();
        services.AddScoped<ChainOverviewService>();
        services.AddScoped<CoordinatorService>();
    }
}
