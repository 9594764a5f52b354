namespace KetenScan.Web.Features.Home;

internal static class HomeFeature
{
    public static void AddHome(this IServiceCollection services)
    {
        services.AddScoped<HomeService>();
        services.AddScoped<PinService>();
    }
}
