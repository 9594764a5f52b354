using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KetenScan.Web.Features.Account;

/// <summary>Reads groups from the userinfo endpoint in the form that an ID token has: one claim per group, or one claim with the whole object.</summary>
internal sealed class GroupsClaimAction(string name) : ClaimAction(name, ClaimValueTypes.String)
{
    public override void Run(JsonElement userData, ClaimsIdentity identity, string issuer)
    {
        if (!userData.TryGetProperty(ClaimType, out var groups)) return;

        var all = groups.ValueKind == JsonValueKind.Array ? [.. groups.EnumerateArray()] : (JsonElement[])[groups];
        foreach (var group in all)
            identity.AddClaim(new Claim(ClaimType, group.ToString(), group.ValueKind == JsonValueKind.Object ? JsonClaimValueTypes.Json : ValueType, issuer));
    }
}
