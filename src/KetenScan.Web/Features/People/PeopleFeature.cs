namespace KetenScan.Web.Features.People;

internal static class PeopleFeature
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleService>();
        services.AddScoped<PeopleListService>();
        services.AddScoped<ConsultantService>();
        services.AddScoped<CorrectionService>();
        services.AddScoped<MergeService>();
    }
}
