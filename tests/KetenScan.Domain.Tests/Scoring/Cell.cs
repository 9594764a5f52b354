using System.Numerics;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>People that the counts cannot distinguish: one partner, one level, the same statements answered.</summary>
/// <param name="Partner">Their partner.</param>
/// <param name="Level">Their level.</param>
/// <param name="Pattern">A bit for each statement of the principle: whether they answered it.</param>
/// <param name="Sheets">Their answers on the principle, which the attacker does not know.</param>
internal sealed record Cell(string Partner, Level Level, int Pattern, IReadOnlyList<byte[]> Sheets)
{
    public int People => Sheets.Count;

    public int Answered => BitOperations.PopCount((uint)Pattern);

    public bool Has(int statement) => (Pattern >> statement & 1) == 1;

    public int SumOf(int statement) => Sheets.Sum(sheet => sheet[statement]);

    public int AgreeingOn(int statement) => Sheets.Count(sheet => sheet[statement] >= 4);

    /// <summary>Everybody who handed in a sheet.</summary>
    public static IReadOnlyList<Cell> AllOf(ScoringInput chain, int principle)
    {
        var statements = chain.Questionnaire.Sections[principle - 1].Statements.Count;
        var first = chain.Questionnaire.Sections.Take(principle - 1).Sum(section => section.Statements.Count);
        return
        [
            .. chain.Sheets
                .Select(sheet => (sheet.Partner, sheet.Level, Answers: sheet.Answers[first..(first + statements)]))
                .GroupBy(sheet => (sheet.Partner, sheet.Level, Pattern: sheet.Answers.Select((answer, statement) => answer > 0 ? 1 << statement : 0).Sum()))
                .Select(cell => new Cell(cell.Key.Partner, cell.Key.Level, cell.Key.Pattern, [.. cell.Select(sheet => sheet.Answers)]))
                .OrderBy(cell => (cell.Partner, cell.Level, cell.Pattern)),
        ];
    }

    /// <summary>The people who count for the principle: at least half of its statements answered.</summary>
    public static IReadOnlyList<Cell> CountingOf(ScoringInput chain, int principle) =>
        [.. AllOf(chain, principle).Where(cell => 2 * cell.Answered >= chain.Questionnaire.Sections[principle - 1].Statements.Count && cell.Answered > 0)];
}
