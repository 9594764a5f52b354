using System.Security.Claims;
using KetenScan.Data.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace KetenScan.Web.Shared;

/// <summary>The viewer of this page or circuit.</summary>
public sealed class CurrentViewer(AuthenticationStateProvider states)
{
    /// <summary>The claim of a personal link to a scorecard, with the link's id.</summary>
    public const string InvitationClaim = "ketenscan:invitation";

    /// <summary>The claim of a personal link to a sheet, with the id of the device that opened it.</summary>
    public const string DeviceClaim = "ketenscan:device";

    /// <summary>The claim of a privacy link, with its id.</summary>
    public const string PrivacyClaim = "ketenscan:privacy";

    /// <summary>The claim with the id of the session.</summary>
    public const string SessionClaim = "ketenscan:session";

    /// <summary>Whether an account is signed in. Visitors by a link have none.</summary>
    public static bool HasAccount(ClaimsPrincipal user) => !user.HasClaim(claim => claim.Type is InvitationClaim or DeviceClaim or PrivacyClaim);

    /// <summary>The viewer; null when nobody is signed in.</summary>
    public async Task<Viewer?> Find() => Of((await states.GetAuthenticationStateAsync()).User);

    /// <exception cref="InvalidOperationException">Nobody is signed in. Pages that call this are not served then.</exception>
    public async Task<Viewer> Get() => await Find() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Viewer? Of(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? new Viewer(
                account,
                user.Identity?.Name ?? "",
                IdOf(user, InvitationClaim),
                IdOf(user, PrivacyClaim),
                IdOf(user, DeviceClaim),
                IdOf(user, SessionClaim))
            : null;

    /// <summary>The principal for the cookie of a visitor by a link.</summary>
    /// <param name="claim">The kind of link.</param>
    /// <param name="id">The id for the claim.</param>
    /// <param name="name">The name to show.</param>
    public static ClaimsPrincipal ByLink(string claim, Guid id, string name) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, id.ToString()),
            new Claim(ClaimTypes.Name, name),
            new Claim(claim, id.ToString()),
        ], IdentityConstants.ApplicationScheme));

    private static Guid? IdOf(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
