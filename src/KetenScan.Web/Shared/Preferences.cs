using KetenScan.Domain;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Shared;

/// <summary>Language and appearance, chosen by a link and remembered for a year.</summary>
internal static class Preferences
{
    private const string ThemeCookie = "ketenscan-theme";

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ResourceManagerStringLocalizerFactory>();
        services.AddSingleton<IStringLocalizerFactory, CountingLocalizers>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.Default.Culture);
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All.Select(language => language.Culture)];

            // The default language comes first whatever the browser prefers; another language is one click away.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
    }

    public static Appearance AppearanceOf(HttpContext http) => Appearance.Of(http.Request.Cookies[ThemeCookie]);

    public static void MapPreferences(this WebApplication app)
    {
        var preferences = app.MapGroup("/preferences").AllowAnonymous();
        var codes = string.Join('|', Language.All.Select(language => language.Code));
        preferences.MapGet($"/language/{{language:regex(^({codes})$)}}", (HttpContext http, string language) =>
        {
            var culture = new RequestCulture(Language.Of(language).Culture);
            return Remember(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(culture));
        });
        var names = string.Join('|', Appearance.All.Select(appearance => appearance.Name).Append(Appearance.Device));
        preferences.MapGet($"/theme/{{theme:regex(^({names})$)}}", (HttpContext http, string theme) => Remember(http, ThemeCookie, theme));
    }

    /// <summary>Redirects back to the page with the link, if it is one of ours.</summary>
    private static IResult Remember(HttpContext http, string cookie, string value)
    {
        http.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            Path = http.Request.PathBase.HasValue ? http.Request.PathBase.Value : "/",
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        });
        var from = http.Request.GetTypedHeaders().Referer;
        return LocalAddress.GoBack(from is not null && from.Authority == http.Request.Host.Value ? from.PathAndQuery : null);
    }
}
