using System.Globalization;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>Describes the checks and their results in sentences.</summary>
public static class CheckWords
{
    public static string Condition(CheckKey key, EvidenceTexts texts) => texts[$"Check{key}"];

    /// <summary>What was found, and for which partners or items it is missing.</summary>
    public static string Fact(Check check, CultureInfo culture)
    {
        var texts = new EvidenceTexts(culture);
        var found = texts.Format(KeyOf(check), check.Counted ?? 0, check.Of ?? 0, check.Day is { } day ? Format.Date(day, culture) : "–");
        return check.Missing.Count == 0
            ? found
            : $"{found} {texts.Format("Missing", string.Join(", ", check.Missing.Select(name => NameOf(check, name, texts))))}";
    }

    /// <summary>Describes the combination of a principle's score and evidence.</summary>
    public static string Sentence(PrincipleEvidence evidence, Score? score, CultureInfo culture)
    {
        var texts = new EvidenceTexts(culture);
        return evidence.Reading is { } reading
            ? texts.Format($"Sentence{reading}", Format.Score(score, culture), evidence.Met, evidence.Total)
            : texts.Format("SentenceNone", evidence.Met, evidence.Total);
    }

    private static string KeyOf(Check check) => check switch
    {
        { Of: 0, Met: true } => $"Clear{check.Key}",
        { Of: 0 } or { Of: null, Day: null } => $"None{check.Key}",
        _ => $"Fact{check.Key}",
    };

    private static string NameOf(Check check, string name, EvidenceTexts texts)
    {
        if (check.Key is CheckKey.OwnName or CheckKey.OwnLook or CheckKey.OwnPlace) return texts[$"Part{name}"];
        return FactWords.CutShort(name);
    }
}
