namespace KetenScan.Web.Features.Assess;

internal static class AssessFeature
{
    public static void AddAssess(this IServiceCollection services) => services.AddScoped<AssessService>();
}
