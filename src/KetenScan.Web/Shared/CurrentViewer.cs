using System.Security.Claims;
using KetenScan.Data.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace KetenScan.Web.Shared;

/// <summary>Who is looking at this page or circuit.</summary>
public sealed class CurrentViewer(AuthenticationStateProvider states)
{
    /// <summary>Says that a personal link opened the door, and which.</summary>
    public const string InvitationClaim = "ketenscan:invitation";

    /// <summary>Says that a privacy link opened the door, and which.</summary>
    public const string PrivacyClaim = "ketenscan:privacy";

    /// <summary>Whether an account signed in: by a link there is no account to change.</summary>
    public static bool HasAccount(ClaimsPrincipal user) => !user.HasClaim(claim => claim.Type is InvitationClaim or PrivacyClaim);

    /// <summary>The viewer, or none when nobody is signed in.</summary>
    public async Task<Viewer?> Find() => Of((await states.GetAuthenticationStateAsync()).User);

    /// <exception cref="InvalidOperationException">Nobody is signed in; pages that ask this are not served then.</exception>
    public async Task<Viewer> Get() => await Find() ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Viewer? Of(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? new Viewer(account, user.Identity?.Name ?? "", IdOf(user, InvitationClaim), IdOf(user, PrivacyClaim))
            : null;

    private static Guid? IdOf(ClaimsPrincipal user, string claim) => Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : null;
}
