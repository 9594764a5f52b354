namespace KetenScan.Web.Features.Invitations;

internal static class InvitationsFeature
{
    public static void AddInvitations(this IServiceCollection services)
    {
        services.AddScoped<InvitationService>();
        services.AddScoped<DeviceService>();
    }

    public static void MapInvitations(this IEndpointRouteBuilder routes) => InvitationEndpoints.Map(routes);
}
