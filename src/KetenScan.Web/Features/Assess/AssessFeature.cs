using KetenScan.Data.Answers;

namespace KetenScan.Web.Features.Assess;

internal static class AssessFeature
{
    public static void AddAssess(this IServiceCollection services)
    {
        services.AddScoped<AssessService>();
        services.AddScoped<SheetStore>();
        services.AddScoped<SheetForms>();
        services.AddScoped<StepForm>();
        services.AddSingleton<AnswerWriter>();
    }

    public static void MapAssess(this IEndpointRouteBuilder routes) => SheetEndpoints.Map(routes);
}
