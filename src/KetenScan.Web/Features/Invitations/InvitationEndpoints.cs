using System.Security.Claims;
using KetenScan.Data.Audit;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace KetenScan.Web.Features.Invitations;

/// <summary>Handles the button on the page that a personal link opens. Mail scanners that only fetch the link do not press it.</summary>
internal static class InvitationEndpoints
{
    public const string Lost = "/i/lost";
    public const string Code = "/i/code";

    /// <summary>How long a personal link keeps a browser signed in, unless the round ends sooner.</summary>
    private static readonly TimeSpan Stay = TimeSpan.FromDays(30);

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The pages at the same addresses answer GET. The lower order sends a POST here.
        routes.MapPost("/i/{token}", Enter).WithOrder(-1).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost(Code, EnterByCode).WithOrder(-2).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
        routes.MapPost(Lost, AskAgain).WithOrder(-2).AllowAnonymous().RequireRateLimiting(Throttling.Sensitive);
    }

    private static async Task<IResult> Enter(
        HttpContext http,
        string token,
        IFormCollection form,
        InvitationService invitations,
        AuditLog audit,
        CancellationToken cancel)
    {
        // The form has no fields but its antiforgery token. Binding it makes the token required.
        _ = form;
        return await invitations.Find(token, CurrentViewer.Of(http.User), cancel) is { Valid: true } link
            && await SignIn(http, link, invitations, audit, cancel) is { } entered
            ? entered
            : LocalAddress.Go($"/i/{Uri.EscapeDataString(token)}");
    }

    private static async Task<IResult> EnterByCode(
        HttpContext http,
        [FromForm(Name = "Input.Email")] string? email,
        [FromForm(Name = "Input.Code")] string? code,
        InvitationService invitations,
        AuditLog audit,
        CancellationToken cancel)
    {
        OpenedLink? link = null;
        await Throttling.WithoutTelling(email, async address => link = await invitations.ByCode(address, code ?? "", cancel), cancel);
        return link is not null && await SignIn(http, link, invitations, audit, cancel) is { } entered ? entered : LocalAddress.Go($"{Code}?wrong=true");
    }

    /// <summary>Signs this browser in by a link; null when somebody else used the link at the same moment.</summary>
    private static async Task<IResult?> SignIn(HttpContext http, OpenedLink link, InvitationService invitations, AuditLog audit, CancellationToken cancel)
    {
        var round = $"/chains/{link.Slug}/rounds/{link.Round}";
        ClaimsPrincipal reader;
        if (link.Purpose == InvitationPurpose.Scorecard)
        {
            // People forward links to a scorecard, so the session shows that scorecard and nobody's name.
            reader = CurrentViewer.ByLink(CurrentViewer.InvitationClaim, link.Id, link.Chain);
        }
        else
        {
            if (await invitations.Open(link, CurrentViewer.Of(http.User), cancel) is not { } device) return null;
            reader = CurrentViewer.ByLink(CurrentViewer.DeviceClaim, device, link.Name);
            round += "/assessment";
        }

        await http.SignInAsync(
            IdentityConstants.ApplicationScheme,
            reader,
            new AuthenticationProperties { IsPersistent = true, ExpiresUtc = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + Stay });
        await audit.Write(reader.Identity!.Name!, AuditEvent.LinkUsed, link.Slug, $"{link.Round} {link.Purpose}");
        return LocalAddress.Go(round);
    }

    private static async Task<IResult> AskAgain([FromForm(Name = "Input.Email")] string? email, InvitationService invitations, CancellationToken cancel)
    {
        await Throttling.WithoutTelling(email, address => invitations.AskAgain(address, cancel), cancel);
        return LocalAddress.Go($"{Lost}?asked=true");
    }
}
