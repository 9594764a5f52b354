using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KetenScan.Web.Features.Account;

/// <summary>What a provider states about somebody who signed in there.</summary>
/// <param name="Issuer">The issuer of these statements.</param>
/// <param name="Subject">The issuer's id of the person, which never changes, whatever happens to name and address (OpenID Connect Core 1.0, section 2).</param>
/// <param name="Address">The mail address, if the provider sends one.</param>
/// <param name="IsChecked">Whether the address is verified.</param>
/// <param name="Name">The person's name, if the provider sends one.</param>
/// <param name="Roles">The roles of the person's groups; null only when the provider reports that there are too many groups to list.</param>
/// <param name="SignedInAt">When the person was last authenticated there, if the provider sends that.</param>
public sealed record ProvidedPerson(
    string Issuer,
    string Subject,
    string? Address,
    bool IsChecked,
    string? Name,
    IReadOnlyList<Role>? Roles,
    DateTimeOffset? SignedInAt)
{
    private const string KeptClaim = "ketenscan:provided";

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The database columns are no longer than this.</summary>
    private const int LongestName = 200;
    private const int LongestAddress = 254;

    /// <summary>Reads the claims of the ID token and of the userinfo endpoint together.</summary>
    /// <returns>Null when they identify nobody.</returns>
    public static ProvidedPerson? Of(ClaimsPrincipal said, OidcSettings settings)
    {
        if (said.FindFirst("iss")?.Value is not { Length: > 0 } issuer || said.FindFirst("sub")?.Value is not { Length: > 0 } subject) return null;

        // The ID token and the userinfo endpoint may each contain one. If they differ, it is unknown which was verified.
        var addresses = said.FindAll(settings.AddressClaim)
            .Select(claim => CleanText.Of(EmailAddress.Written(claim.Value), LongestAddress))
            .Where(address => address.Length > 0)
            .Distinct()
            .ToList();
        var name = CleanText.Of((said.FindFirst("name")?.Value ?? "").Trim(), LongestName);
        return new ProvidedPerson(
            issuer, subject, addresses.FirstOrDefault(), addresses.Count == 1 && AreChecked(said, settings), name.Length == 0
                ? null
                : name, RolesOf(said, settings), SignedInAtOf(said));
    }

    /// <summary>
    /// The only claims that are kept between the provider's answer and our sign-in: somebody may be in hundreds of groups, and a cookie is small.
    /// </summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity([new Claim(KeptClaim, JsonSerializer.Serialize(this))], "oidc"));

    public static ProvidedPerson? From(ClaimsPrincipal? principal) =>
        principal?.FindFirst(KeptClaim) is { } kept ? JsonSerializer.Deserialize<ProvidedPerson>(kept.Value) : null;

    private static bool AreChecked(ClaimsPrincipal said, OidcSettings settings)
    {
        var verdicts = settings.AddressClaim == OidcSettings.Email ? said.FindAll("email_verified").Select(claim => claim.Value).ToList() : [];
        return verdicts.Count == 0
            ? settings.AddressesAreChecked
            : verdicts.TrueForAll(verdict => string.Equals(verdict, "true", StringComparison.OrdinalIgnoreCase));
    }

    private static DateTimeOffset? SignedInAtOf(ClaimsPrincipal said) =>
        long.TryParse(said.FindFirst("auth_time")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < LastSecond
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static List<Role>? RolesOf(ClaimsPrincipal said, OidcSettings settings)
    {
        // With more than 200 groups, Entra ID sends an address where they can be requested instead.
        if (said.FindFirst("_claim_names")?.Value.Contains($"\"{settings.GroupsClaim}\"", StringComparison.Ordinal) == true) return null;

        var groups = said.FindAll(settings.GroupsClaim).SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
        return [.. settings.GroupsOfRoles.Where(role => role.Value.Any(groups.Contains)).Select(role => role.Key).Order()];
    }

    /// <summary>
    /// One claim per group. Zitadel sends one claim, with an object whose members are named after the groups. A name is never parsed as JSON, because users
    /// choose group names.
    /// </summary>
    private static string[] NamesIn(Claim claim)
    {
        if (claim.ValueType != JsonClaimValueTypes.Json) return [claim.Value];

        using var read = JsonDocument.Parse(claim.Value);
        return read.RootElement.ValueKind == JsonValueKind.Object ? [.. read.RootElement.EnumerateObject().Select(member => member.Name)] : [];
    }
}
