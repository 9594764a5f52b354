using System.Security.Claims;
using KetenScan.Data.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace KetenScan.Web.Shared;

/// <summary>Who is looking at this page or circuit.</summary>
public sealed class CurrentViewer(AuthenticationStateProvider states)
{
    /// <summary>Says that a personal link opened a scorecard, and which.</summary>
    public const string InvitationClaim = "ketenscan:invitation";

    /// <summary>Says that a personal link opened a sheet on this device, and which device that is.</summary>
    public const string DeviceClaim = "ketenscan:device";

    /// <summary>Says that a privacy link opened the door, and which.</summary>
    public const string PrivacyClaim = "ketenscan:privacy";

    /// <summary>Says which sign-in a cookie is of.</summary>
    public const string SessionClaim = "ketenscan:session";

    /// <summary>Whether an account signed in: by a link there is no account to change.</summary>
    public static bool HasAccount(ClaimsPrincipal user) => !user.HasClaim(claim => claim.Type is InvitationClaim or DeviceClaim or PrivacyClaim);

    /// <summary>The viewer, or none when nobody is signed in.</summary>
    public async Task<Viewer?> Find() => Of((await states.GetAuthenticationStateAsync()).User);

    /// <exception cref="InvalidOperationException">Nobody is signed in; pages that ask this are not served then.</exception>
    public async Task<Viewer> Get() => await Find() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Viewer? Of(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? new Viewer(account, user.Identity?.Name ?? "", IdOf(user, InvitationClaim), IdOf(user, PrivacyClaim), IdOf(user, DeviceClaim), IdOf(user, SessionClaim))
            : null;

    /// <summary>Who comes by a link, as the cookie says it.</summary>
    /// <param name="claim">What the link opened.</param>
    /// <param name="id">The id of that.</param>
    /// <param name="name">As it is shown.</param>
    public static ClaimsPrincipal ByLink(string claim, Guid id, string name) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, id.ToString()), new Claim(ClaimTypes.Name, name), new Claim(claim, id.ToString())], IdentityConstants.ApplicationScheme));

    private static Guid? IdOf(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
