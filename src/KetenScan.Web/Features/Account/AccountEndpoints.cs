using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Access = KetenScan.Data.Access;

namespace KetenScan.Web.Features.Account;

/// <summary>The posts of the account pages. Their forms work without script and carry an antiforgery token.</summary>
internal static class AccountEndpoints
{
    /// <summary>Where the sign-in page finds what was wrong with the form that was just posted.</summary>
    public static readonly object Refused = new();

    public static void MapAccount(this WebApplication app)
    {
        // The page of the same address answers GET; its order is lower, so that a POST comes here.
        app.MapPost(SignIn.Page, Enter)
            .WithOrder(-1)
            .AllowAnonymous()
            .RequireRateLimiting(Throttling.Doors);
        app.MapPost("/account/logout", Leave).AllowAnonymous();
    }

    private static async Task<IResult> Enter(
        HttpContext http,
        [FromForm(Name = "Input.Email")] string? email,
        [FromForm(Name = "Input.Password")] string? password,
        [FromQuery] string? returnUrl,
        SignInCheck check,
        SignInManager<Access.Account> signIn,
        EndpointDataSource endpoints,
        IStringLocalizer<AccountTexts> texts)
    {
        var found = await check.ValidateAsync(new SignInInput(email, password), http.RequestAborted);
        var problems = found.Errors.Select(error => error.ErrorMessage).ToList();
        if (problems.Count == 0)
        {
            var account = await signIn.UserManager.FindByEmailAsync(email!);
            var result = account is null ? Microsoft.AspNetCore.Identity.SignInResult.Failed : await signIn.PasswordSignInAsync(account, password!, isPersistent: false, lockoutOnFailure: true);
            if (result.Succeeded) return Results.LocalRedirect(IsOurs(returnUrl) ? returnUrl! : "/");

            problems.Add(result.IsLockedOut ? texts["LockedOut"] : texts["NotKnown"]);
        }

        http.Items[Refused] = new SignInRefused(email, problems);
        await ShowPage(http, endpoints);
        return Results.Empty;
    }

    /// <summary>Answers with the sign-in page itself, so that what was filled in is still there.</summary>
    private static Task ShowPage(HttpContext http, EndpointDataSource endpoints)
    {
        var page = endpoints.Endpoints.Single(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(LoginPage));
        http.SetEndpoint(page);
        http.Request.Method = HttpMethods.Get;
        return page.RequestDelegate!(http);
    }

    private static async Task<IResult> Leave(IFormCollection form, SignInManager<Access.Account> signIn)
    {
        // The form has no fields but its token; asking for it makes the token required.
        _ = form;
        await signIn.SignOutAsync();
        return Results.LocalRedirect(SignIn.Page);
    }

    private static bool IsOurs(string? url) => url is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]);
}

/// <summary>What was posted, without the password, and why it was refused.</summary>
internal sealed record SignInRefused(string? Email, IReadOnlyList<string> Problems);
