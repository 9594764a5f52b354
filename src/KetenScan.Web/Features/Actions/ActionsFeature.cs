using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Actions;

internal static class ActionsFeature
{
    public static void AddActions(this IServiceCollection services)
    {
        services.AddScoped<ActionService>();
        services.AddScoped<ActionReminders>();
        services.AddScoped<CalendarService>();
        services.AddDailyTask<ActionReminders>("action reminders", (reminders, cancel) => reminders.Send(cancel));
    }

    public static void MapActions(this IEndpointRouteBuilder routes) => CalendarEndpoints.Map(routes);
}
