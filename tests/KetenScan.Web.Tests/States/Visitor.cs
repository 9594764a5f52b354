using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Api;
using KetenScan.Web.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Tests.States;

/// <summary>A visitor: an account, a personal link, a program with a key, or nobody.</summary>
internal sealed record Visitor(string Name, Guid? Account, Guid? Link, string? Cookie, string? Key)
{
    private static readonly Visitor Nobody = new("nobody", null, null, null, null);

    public static async Task<IReadOnlyList<Visitor>> Of(Building building)
    {
        var visitors = new List<Visitor>();
        foreach (var viewer in building.Accounts)
        {
            visitors.Add(new Visitor(viewer.Name, viewer.AccountId, null, await building.CookieOf(viewer), null));
            var key = TokenService.NewSecret();
            Assert.True(
                await building
                    .The<TokenService>()
                    .Make(
                        await viewer.Proved(building.The<IDbContextFactory<KetenScanDb>>()),
                        key,
                        "sweep",
                        TokenScopes.Chains | TokenScopes.Scorecards,
                        days: 1));
            visitors.Add(new Visitor($"{viewer.Name} with a key", viewer.AccountId, null, null, key));
        }

        foreach (var purpose in Enum.GetValues<InvitationPurpose>())
        {
            if (await building.Link(purpose) is var (invitation, cookie)) visitors.Add(new Visitor($"link to a {purpose}", null, invitation, cookie, null));
        }

        return [.. visitors, Nobody];
    }

    public bool IsIn => Account is not null || Link is not null;

    /// <summary>A key works only for the API.</summary>
    public bool Asks(string address) => Key is null || address.StartsWith(ApiEndpoints.Root, StringComparison.Ordinal);

    public Visit At(Scene scene, RouteValueDictionary values) => new(scene, Account, Link, Key is not null, values);

    public HttpRequestMessage Ask(string address, string language)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        var spoken = $".AspNetCore.Culture={Uri.EscapeDataString(language == "nl" ? "c=nl-NL|uic=nl-NL" : "c=en-GB|uic=en-GB")}";
        request.Headers.Add("Cookie", Cookie is null ? spoken : $"{spoken}; {Cookie}");
        if (Key is not null) request.Headers.Add("Authorization", $"Bearer {Key}");
        return request;
    }
}
