using KetenScan.Web.Shared;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Account;

/// <summary>Answers a posted form with its own page, keeping what was filled in.</summary>
internal sealed class PostedForms(ShownAgain pages, IStringLocalizer<AccountTexts> texts)
{
    /// <summary>Shows the page with the reason, the text of this key.</summary>
    public Task<IResult> Refuse<TPage>(HttpContext http, string why, string? email = null) =>
        Refuse<TPage>(http, new SignInRefused(email, [texts[why]]));

    /// <summary>Shows the page with the reasons.</summary>
    public Task<IResult> Refuse<TPage>(HttpContext http, SignInRefused refused) => pages.Show<TPage>(http, refused);

    public Task<IResult> Show<TPage>(HttpContext http) => pages.Show<TPage>(http);
}

/// <summary>What was posted, without the password, and why it was refused.</summary>
internal sealed record SignInRefused(string? Email, IReadOnlyList<string> Problems);
