using System.Globalization;

namespace KetenScan.Domain.Questionnaires;

/// <summary>A text of a questionnaire in both languages.</summary>
public sealed record LocalText(string Nl, string En)
{
    /// <summary>The English text for an English culture, the Dutch one for every other.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Nl;
}
