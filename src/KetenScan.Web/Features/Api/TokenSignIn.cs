using System.Security.Claims;
using System.Text.Encodings.Web;
using KetenScan.Data.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace KetenScan.Web.Features.Api;

/// <summary>Authenticates a program by the key in its <c>Authorization: Bearer</c> header. Cookies are ignored.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenService tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Token";
    public const string ScopesClaim = "ketenscan:scopes";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (await tokens.Open(
            header[Bearer.Length..].Trim(),
            Context.RequestAborted) is not var (account, owner, scopes)) return AuthenticateResult.Fail("Unknown, expired or withdrawn.");

        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, $"{account}"), new(ClaimTypes.Name, owner), new(ScopesClaim, $"{(int)scopes}")],
            Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Results
            .Problem("Send a key that is not expired or withdrawn: Authorization: Bearer ketenscan_…", statusCode: StatusCodes.Status401Unauthorized)
            .ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Results.Problem("The key does not have the scope for this.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(Context);

    public static bool Has(ClaimsPrincipal user, TokenScopes scope) =>
        int.TryParse(user.FindFirstValue(ScopesClaim), out var scopes) && ((TokenScopes)scopes).HasFlag(scope);
}
