using System.Globalization;

namespace KetenScan.Domain;

/// <summary>A language of screens, mails and files. How to add one: docs/contributing.md.</summary>
/// <param name="Code">Two letters (ISO 639-1), as in addresses, <c>lang</c> attributes, the tag of a PDF and the files of questionnaires.</param>
/// <param name="OwnName">What its speakers call it.</param>
/// <param name="Culture">How it writes dates and numbers, and which texts are its own.</param>
/// <param name="PerCent">The sign behind a percentage, with the blank before it if there is one.</param>
public sealed record Language(string Code, string OwnName, CultureInfo Culture, string PerCent)
{
    /// <summary>In the order in which they are offered, and stand in a mail.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("nl", "Nederlands", CultureInfo.GetCultureInfo("nl-NL"), " %"),
        new("en", "English", CultureInfo.GetCultureInfo("en-GB"), "%"),
    ];

    /// <summary>Of whoever did not choose, and of a text that is not there in another language.</summary>
    public static Language Default => All[0];

    /// <summary>The language with this code; the default one for any other code.</summary>
    public static Language Of(string? code) => All.FirstOrDefault(language => language.Code == code) ?? Default;

    public static Language Of(CultureInfo culture) => Of(culture.TwoLetterISOLanguageName);
}
