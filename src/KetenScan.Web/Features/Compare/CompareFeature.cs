namespace KetenScan.Web.Features.Compare;

internal static class CompareFeature
{
    public static void AddCompare(this IServiceCollection services)
    {
        services.AddScoped<CompareService>();
        services.AddScoped<SavedViewService>();
    }

    public static void MapCompare(this IEndpointRouteBuilder routes) => CompareFiles.Map(routes);
}
