namespace KetenScan.Web.Features.Api;

internal static class ApiFeature
{
    public static void AddApi(this IServiceCollection services)
    {
        ApiEndpoints.Add(services);
        services.AddScoped<TokenService>();
        services.AddScoped<ApiService>();
    }

    public static void MapApi(this IEndpointRouteBuilder routes) => ApiEndpoints.Map(routes);
}
