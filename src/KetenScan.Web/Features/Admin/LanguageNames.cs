using KetenScan.Domain;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Admin;

internal static class LanguageNames
{
    /// <summary>What a language is called in that of the screen; what its speakers call it where there is no such text.</summary>
    public static string NameOf(this IStringLocalizer<AdminTexts> texts, Language language) =>
        texts[$"Language{language.Code}"] is { ResourceNotFound: false } name ? name.Value : language.OwnName;
}
