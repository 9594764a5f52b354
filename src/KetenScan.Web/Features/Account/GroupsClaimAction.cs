using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OAuth.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KetenScan.Web.Features.Account;

/// <summary>Takes groups from the userinfo endpoint as an ID token gives them: a claim for each, or an object whole.</summary>
/// <param name="name">Of the claim.</param>
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
