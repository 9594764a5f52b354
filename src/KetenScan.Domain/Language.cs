using System.Globalization;

namespace KetenScan.Domain;

/// <summary>A language of pages, emails and files. docs/contributing.md explains how to add one.</summary>
/// <param name="Code">Two letters (ISO 639-1), used in URLs, <c>lang</c> attributes, PDF language tags and questionnaire files.</param>
/// <param name="OwnName">The language's name in the language itself.</param>
/// <param name="Culture">Decides how dates and numbers are written, and which resources are used.</param>
/// <param name="PerCent">The percent sign, with the space before it if the language has one.</param>
public sealed record Language(string Code, string OwnName, CultureInfo Culture, string PerCent)
{
    /// <summary>In the order in which they are offered, and appear in an email.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("nl", "Nederlands", CultureInfo.GetCultureInfo("nl-NL"), " %"),
        new("en", "English", CultureInfo.GetCultureInfo("en-GB"), "%"),
    ];

    /// <summary>For users who have not chosen, and for texts that are missing in another language.</summary>
    public static Language Default => All[0];

    /// <summary>The language with this code; the default one for any other code.</summary>
    public static Language Of(string? code) => All.FirstOrDefault(language => language.Code == code) ?? Default;

    public static Language Of(CultureInfo culture) => Of(culture.TwoLetterISOLanguageName);
}
