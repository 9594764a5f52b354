namespace KetenScan.Web.Features.Scorecards;

internal static class ScorecardsFeature
{
    public static void AddScorecards(this IServiceCollection services)
    {
        services.AddScoped<ScorecardService>();
        services.AddScoped<CommentReview>();
        services.AddSingleton<PdfRenderer>();
    }

    public static void MapScorecards(this IEndpointRouteBuilder routes) => ScorecardFiles.Map(routes);
}
