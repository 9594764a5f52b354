using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KetenScan.Web.Features.Account;

/// <summary>What a provider says of somebody who signed in there.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="Subject">What the issuer calls the person, whatever becomes of name and address (OpenID Connect Core 1.0, section 2).</param>
/// <param name="Address">The mail address, if it tells one.</param>
/// <param name="IsChecked">Whether the address is known to be the person's.</param>
/// <param name="Name">What the person is called, if it tells.</param>
/// <param name="Roles">The roles of the person's groups; null only where the provider says that there are too many groups to tell.</param>
/// <param name="SignedInAt">When the person last proved there who it is, if it tells.</param>
public sealed record ProvidedPerson(string Issuer, string Subject, string? Address, bool IsChecked, string? Name, IReadOnlyList<Role>? Roles, DateTimeOffset? SignedInAt)
{
    private const string KeptClaim = "ketenscan:provided";

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The columns that hold them are no longer.</summary>
    private const int LongestName = 200;
    private const int LongestAddress = 254;

    /// <summary>Reads the claims of the ID token and of the userinfo endpoint together.</summary>
    /// <returns>Null when they name nobody.</returns>
    public static ProvidedPerson? Of(ClaimsPrincipal said, OidcSettings settings)
    {
        if (said.FindFirst("iss")?.Value is not { Length: > 0 } issuer || said.FindFirst("sub")?.Value is not { Length: > 0 } subject) return null;

        // The ID token and the userinfo endpoint may each tell one; of two that differ nobody knows which was checked.
        var addresses = said.FindAll(settings.AddressClaim).Select(claim => CleanText.Of(EmailAddress.Written(claim.Value), LongestAddress)).Where(address => address.Length > 0).Distinct().ToList();
        var name = CleanText.Of((said.FindFirst("name")?.Value ?? "").Trim(), LongestName);
        return new ProvidedPerson(
            issuer, subject, addresses.FirstOrDefault(), addresses.Count == 1 && AreChecked(said, settings), name.Length == 0 ? null : name, RolesOf(said, settings), SignedInAtOf(said));
    }

    /// <summary>All that is kept of the claims between the provider's answer and our door: somebody may be in hundreds of groups, and a cookie is short.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity([new Claim(KeptClaim, JsonSerializer.Serialize(this))], "oidc"));

    public static ProvidedPerson? From(ClaimsPrincipal? principal) => principal?.FindFirst(KeptClaim) is { } kept ? JsonSerializer.Deserialize<ProvidedPerson>(kept.Value) : null;

    private static bool AreChecked(ClaimsPrincipal said, OidcSettings settings)
    {
        var verdicts = settings.AddressClaim == OidcSettings.Email ? said.FindAll("email_verified").Select(claim => claim.Value).ToList() : [];
        return verdicts.Count == 0 ? settings.AddressesAreChecked : verdicts.TrueForAll(verdict => string.Equals(verdict, "true", StringComparison.OrdinalIgnoreCase));
    }

    private static DateTimeOffset? SignedInAtOf(ClaimsPrincipal said) =>
        long.TryParse(said.FindFirst("auth_time")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static List<Role>? RolesOf(ClaimsPrincipal said, OidcSettings settings)
    {
        // Entra ID names where the groups could be asked for in place of more than 200 of them.
        if (said.FindFirst("_claim_names")?.Value.Contains($"\"{settings.GroupsClaim}\"", StringComparison.Ordinal) == true) return null;

        var groups = said.FindAll(settings.GroupsClaim).SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
        return [.. settings.GroupsOfRoles.Where(role => role.Value.Any(groups.Contains)).Select(role => role.Key).Order()];
    }

    /// <summary>A claim for each group; at Zitadel one, with an object of which the members are named after the groups. A name is never read as JSON: people choose the names of groups.</summary>
    private static string[] NamesIn(Claim claim)
    {
        if (claim.ValueType != JsonClaimValueTypes.Json) return [claim.Value];

        using var read = JsonDocument.Parse(claim.Value);
        return read.RootElement.ValueKind == JsonValueKind.Object ? [.. read.RootElement.EnumerateObject().Select(member => member.Name)] : [];
    }
}
