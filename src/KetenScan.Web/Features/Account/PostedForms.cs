using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Account;

/// <summary>Answers a posted form with its own page, keeping what was filled in.</summary>
internal sealed class PostedForms(EndpointDataSource endpoints, IStringLocalizer<AccountTexts> texts)
{
    /// <summary>The key under which the page finds why the form that was just posted was refused.</summary>
    public static readonly object Refused = new();

    /// <summary>Shows the page with the reason, the text of this key.</summary>
    public Task<IResult> Refuse<TPage>(HttpContext http, string why, string? email = null) =>
        Refuse<TPage>(http, new SignInRefused(email, [texts[why]]));

    /// <summary>Shows the page with the reasons.</summary>
    public async Task<IResult> Refuse<TPage>(HttpContext http, SignInRefused refused)
    {
        http.Items[Refused] = refused;
        return await Show<TPage>(http);
    }

    public async Task<IResult> Show<TPage>(HttpContext http)
    {
        var page = endpoints.Endpoints.Single(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(TPage));
        http.SetEndpoint(page);
        http.Request.Method = HttpMethods.Get;
        await page.RequestDelegate!(http);
        return Results.Empty;
    }
}

/// <summary>What was posted, without the password, and why it was refused.</summary>
internal sealed record SignInRefused(string? Email, IReadOnlyList<string> Problems);
