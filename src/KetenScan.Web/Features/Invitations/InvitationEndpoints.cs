using System.Security.Claims;
using KetenScan.Data.Audit;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace KetenScan.Web.Features.Invitations;

/// <summary>What happens after the click on the page that a personal link opens. A scanner that only fetches the link does not click.</summary>
internal static class InvitationEndpoints
{
    public const string Lost = "/i/lost";

    /// <summary>So long a personal link keeps a browser signed in; the round's end comes sooner.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromDays(30);

    public static void MapInvitations(this WebApplication app)
    {
        // The pages of the same addresses answer GET; their order is lower, so that a POST comes here.
        app.MapPost("/i/{token}", Enter).WithOrder(-1).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
        app.MapPost(Lost, AskAgain).WithOrder(-2).AllowAnonymous().RequireRateLimiting(Throttling.Doors);
    }

    private static async Task<IResult> Enter(HttpContext http, string token, IFormCollection form, InvitationService invitations, AuditLog audit, CancellationToken cancel)
    {
        // The form has no fields but its token against forgery; asking for it makes that required.
        _ = form;
        if (await invitations.Find(token, cancel) is not { Valid: true } link) return Results.LocalRedirect($"/i/{Uri.EscapeDataString(token)}");

        // People forward the link of a scorecard: it opens that scorecard and says nobody's name.
        var name = link.Purpose == InvitationPurpose.Sheet ? link.Name : link.Chain;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, link.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaim(new Claim(CurrentViewer.InvitationClaim, link.Id.ToString()));
        await http.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true, ExpiresUtc = DateTimeOffset.UtcNow + Stay });
        await audit.Write(name, AuditEvent.LinkUsed, link.Slug, $"{link.Round} {link.Purpose}", cancel);
        var round = $"/chains/{link.Slug}/rounds/{link.Round}";
        return Results.LocalRedirect(link.Purpose == InvitationPurpose.Sheet ? $"{round}/assessment" : round);
    }

    private static async Task<IResult> AskAgain([FromForm(Name = "Input.Email")] string? email, InvitationService invitations, CancellationToken cancel)
    {
        await Throttling.WithoutTelling(email, address => invitations.AskAgain(address, cancel), cancel);
        return Results.LocalRedirect($"{Lost}?asked=true");
    }
}
