using KetenScan.Domain;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Admin;

internal static class LanguageNames
{
    /// <summary>The name of a language in the language of the screen; if there is no translation, in that language itself.</summary>
    public static string NameOf(this IStringLocalizer<AdminTexts> texts, Language language) =>
        texts[$"Language{language.Code}"] is { ResourceNotFound: false } name ? name.Value : language.OwnName;
}
