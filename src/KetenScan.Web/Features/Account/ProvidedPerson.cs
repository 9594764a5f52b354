using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Web.Start;

namespace KetenScan.Web.Features.Account;

/// <summary>What a provider says of somebody who signed in there.</summary>
/// <param name="Issuer">Who says so.</param>
/// <param name="Subject">What the issuer calls the person, whatever becomes of name and address (OpenID Connect Core 1.0, section 2).</param>
/// <param name="Address">The mail address, if it tells one.</param>
/// <param name="IsChecked">Whether the address is known to be the person's.</param>
/// <param name="Name">What the person is called, if it tells.</param>
/// <param name="Roles">The roles of the person's groups; null when it does not tell the groups.</param>
/// <param name="SignedInAt">When the person last proved there who it is, if it tells.</param>
public sealed record ProvidedPerson(string Issuer, string Subject, string? Address, bool IsChecked, string? Name, IReadOnlyList<Role>? Roles, DateTimeOffset? SignedInAt)
{
    private const string Claim = "ketenscan:provided";

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads the claims of the ID token and of the userinfo endpoint together.</summary>
    /// <returns>Null when they name nobody.</returns>
    public static ProvidedPerson? Of(ClaimsPrincipal said, OidcSettings settings)
    {
        if (said.FindFirst("iss")?.Value is not { Length: > 0 } issuer || said.FindFirst("sub")?.Value is not { Length: > 0 } subject) return null;

        // The ID token and the userinfo endpoint may each tell one; of two that differ nobody knows which was checked.
        var addresses = said.FindAll(settings.AddressClaim).Select(claim => EmailAddress.Written(claim.Value)).Where(address => address.Length > 0).Distinct().ToList();
        return new ProvidedPerson(
            issuer, subject, addresses.FirstOrDefault(), addresses.Count == 1 && AreChecked(said, settings), said.FindFirst("name")?.Value, RolesOf(said, settings), SignedInAtOf(said));
    }

    /// <summary>All that is kept of the claims between the provider's answer and our door: somebody may be in hundreds of groups, and a cookie is short.</summary>
    public ClaimsPrincipal Kept() => new(new ClaimsIdentity([new Claim(Claim, JsonSerializer.Serialize(this))], "oidc"));

    public static ProvidedPerson? Kept(ClaimsPrincipal? principal) => principal?.FindFirst(Claim) is { } kept ? JsonSerializer.Deserialize<ProvidedPerson>(kept.Value) : null;

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

        var groups = said.FindAll(settings.GroupsClaim).SelectMany(claim => NamesIn(claim.Value)).ToHashSet(StringComparer.Ordinal);
        return [.. settings.Roles.Where(role => role.Value.Any(groups.Contains)).Select(role => role.Key).Order()];
    }

    /// <summary>One group, or several as JSON: a list, or as at Zitadel an object of which the members are named after the groups.</summary>
    private static string[] NamesIn(string claim)
    {
        if (claim is not ['{' or '[', ..]) return [claim];

        try
        {
            using var read = JsonDocument.Parse(claim);
            return read.RootElement.ValueKind == JsonValueKind.Object
                ? [.. read.RootElement.EnumerateObject().Select(member => member.Name)]
                : [.. read.RootElement.EnumerateArray().Select(name => name.ToString())];
        }
        catch (JsonException)
        {
            return [claim];
        }
    }
}
