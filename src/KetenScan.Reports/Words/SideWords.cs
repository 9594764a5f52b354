using System.Globalization;
using KetenScan.Domain.Scoring;

namespace KetenScan.Reports.Words;

/// <summary>Describes the sides where people are divided: partners above and below the chain, or people who agree and disagree.</summary>
public static class SideWords
{
    public static string Of(ScorecardReport report, PrincipleResult principle, ReportTexts texts, CultureInfo culture)
    {
        // Compares shown scores: a partner shown as 3.0 with a chain of 3.0 is on neither side.
        var pool = principle.Pool is { } together ? [(Name: texts["SidesPool"], together.Score)] : Array.Empty<(string Name, Score Score)>();
        var sides = principle.Partners.Where(partner => partner.Score is not null)
            .Select(partner => (Name: report.PartnerName(partner.Key), Score: partner.Score!.Value))
            .Concat(pool)
            .OrderBy(side => side.Score.Value)
            .ToLookup(side => side.Score.Shown.CompareTo(principle.Score!.Value.Shown));
        return principle.DividesPartners() && sides[1].Any() && sides[-1].Any()
            ? texts.Format("SidesPartners", Names(sides[1].Reverse()), Names(sides[-1]))
            : People(principle, texts, culture);

        string Names(IEnumerable<(string Name, Score Score)> side) => texts.AllOf([.. side.Select(one => $"{one.Name} ({Format.Score(one.Score, culture)})")]);
    }

    private static string People(PrincipleResult principle, ReportTexts texts, CultureInfo culture)
    {
        var answers = principle.Statements.Select(statement => statement.Distribution).OfType<IReadOnlyList<int>>().ToList();
        var all = answers.Sum(statement => statement.Sum());
        return texts.Format("SidesPeople", Share(statement => statement[0] + statement[1]), Share(statement => statement[3] + statement[4]));

        string Share(Func<IReadOnlyList<int>, int> side) => Format.Share((double)answers.Sum(side) / all, culture);
    }
}
