namespace KetenScan.Web.Features.Imports;

internal static class ImportsFeature
{
    public static void AddImports(this IServiceCollection services) => services.AddScoped<ImportService>();

    public static void MapImports(this IEndpointRouteBuilder routes) => ImportFiles.Map(routes);
}
