using System.Globalization;

namespace KetenScan.Domain.Questionnaires;

/// <summary>A text of a questionnaire in its languages.</summary>
/// <param name="ByLanguage">By <see cref="Language.Code"/>.</param>
public sealed record LocalText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>Every questionnaire has its texts in these languages. A language that was added later may be missing in it.</summary>
    public static IReadOnlyList<string> Always { get; } = ["nl", "en"];

    /// <summary>The text in a language; in the default one where it has none.</summary>
    public string In(string language) => ByLanguage.GetValueOrDefault(language) ?? ByLanguage[Language.Default.Code];

    /// <inheritdoc cref="In(string)"/>
    public string In(CultureInfo culture) => In(Language.Of(culture).Code);
}
