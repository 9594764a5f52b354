namespace KetenScan.Web.Features.Admin;

internal static class AdminFeature
{
    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddScoped<QuestionnaireService>();
        services.AddScoped<SuccessionService>();
        services.AddScoped<AuditService>();
    }

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        AdminEndpoints.Map(routes);
        QuestionnaireFiles.Map(routes);
        AuditFiles.Map(routes);
    }
}
