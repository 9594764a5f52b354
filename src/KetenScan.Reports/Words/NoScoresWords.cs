using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>The texts of a scorecard without any score.</summary>
public static class NoScoresWords
{
    /// <summary>"1 of 12 handed in, 2 of 40 statements answered: no scores", and why.</summary>
    public static string Summary(NoScores none, ReportTexts texts) =>
        string.Join(' ', new[] { $"**{texts.Format("NoScoresLine", HandedIn(none, texts))}**", Why(none, texts) }.OfType<string>());

    /// <summary>"0 of 3"; only the first number if the number asked is unknown.</summary>
    public static string HandedIn(PartnerResponse partner, ReportTexts texts) =>
        partner.Invited is { } invited ? texts.Format("HandedInCell", partner.Responded, invited) : $"{partner.Responded}";

    private static string HandedIn(NoScores none, ReportTexts texts)
    {
        var people = none.Invited is { } invited ? texts.Format("HandedInOf", none.Responded, invited) : texts.Format("HandedIn", none.Responded);
        return none.Answered is { } answered
            ? $"{people}, {texts.Format(none.Responded == 1 ? "AnsweredOf" : "AnsweredTogether", answered, none.Responded * none.Statements)}"
            : people;
    }

    private static string? Why(NoScores none, ReportTexts texts) => none.Reason switch
    {
        NoScoresReason.NobodyHandedIn => null,
        NoScoresReason.FewAnswers => texts["NoScoresFewAnswers"],
        NoScoresReason.FewPeople => texts.Format("NoScoresFewPeople", none.MinimumGroup),
        _ => texts.Format("NoScoresFewPerPrinciple", none.MinimumGroup),
    };
}
