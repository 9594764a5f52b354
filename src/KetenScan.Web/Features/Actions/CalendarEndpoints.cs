using System.Text;
using KetenScan.Web.Shared;

namespace KetenScan.Web.Features.Actions;

internal static class CalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/calendar/{token}.ics", Read).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);

    /// <summary>A calendar program gets a bare 404, not a page.</summary>
    private static async Task<IResult> Read(CalendarService calendars, string token, CancellationToken cancel)
    {
        if (await calendars.Read(token, cancel) is not { } calendar) return Results.Text("404", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);

        return Results.Text(calendar, "text/calendar", Encoding.UTF8);
    }
}
