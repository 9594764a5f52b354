using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Privacy;

internal static class PrivacyFeature
{
    public static void AddPrivacy(this IServiceCollection services)
    {
        services.AddScoped<PrivacyService>();
        services.AddScoped<PrivacyLinks>();
        services.AddScoped<Retention>();
        services.AddSingleton<ErasureList>();
        services.AddDailyTask<Retention>("retention", (retention, cancel) => retention.Expire(cancel));
    }

    public static void MapPrivacy(this IEndpointRouteBuilder routes) => PrivacyEndpoints.Map(routes);
}
