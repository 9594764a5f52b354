using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Files;

namespace KetenScan.Web.Shared;

/// <summary>The names of the eight principles where no round, and so no version of the questionnaire, is involved.</summary>
internal static class PrincipleNames
{
    private static readonly Questionnaire BuiltIn = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn);

    public static IReadOnlyDictionary<Principle, string> In(CultureInfo culture) =>
        Enum.GetValues<Principle>().ToDictionary(principle => principle, principle => BuiltIn[principle].Name.In(culture));
}
