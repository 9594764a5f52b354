using System.Globalization;

namespace KetenScan.Domain.Questionnaires;

/// <summary>A questionnaire text in several languages.</summary>
/// <param name="ByLanguage">Keyed by <see cref="Language.Code"/>.</param>
public sealed record LocalText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>Languages that every questionnaire has. One that was added later may be missing.</summary>
    public static IReadOnlyList<string> Always { get; } = ["nl", "en"];

    /// <summary>The text in a language, or in the default language if it is missing.</summary>
    public string In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage[Language.Default.Code];

    /// <inheritdoc cref="In(string)"/>
    public string In(CultureInfo culture) => In(Language.Of(culture).Code);
}
