using KetenScan.Data;
using KetenScan.Data.Dossiers;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Dossier;

internal static class DossierFeature
{
    public static void AddDossier(this IServiceCollection services)
    {
        services.AddScoped<FaceService>();
        services.AddScoped<DossierService>();
        services.AddScoped<ChainPlanService>();
        services.AddDailyTask<KetenScanDb>("unused files", (db, cancel) => db.RemoveUnusedFiles(cancel));
    }

    public static void MapDossier(this IEndpointRouteBuilder routes) => DossierFiles.Map(routes);
}
