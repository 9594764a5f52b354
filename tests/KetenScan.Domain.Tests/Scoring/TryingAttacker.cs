using System.Text.Json;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>
/// An attacker who knows which answers are missing, and tries which other answers a sheet may have had on a principle: what the
/// others answered then follows from the published counts. An answer is fixed when all attempts that give the same card agree on it.
/// </summary>
/// <remarks>Answers are exchanged, so that every distribution stays the same; only what the card does not show is changed freely.</remarks>
/// <param name="score">Calculates a card, including rounding.</param>
/// <param name="chain">The true answers.</param>
/// <param name="principle">The number of the principle attacked.</param>
internal sealed class TryingAttacker(Func<ScoringInput, Scorecard> score, ScoringInput chain, int principle)
{
    /// <summary>The maximum number of alternatives per sheet: all of them, with at most five answered statements.</summary>
    private const int Most = 3125;

    /// <summary>The number of ways to choose the sheets to exchange answers with.</summary>
    private const int Others = 3;

    private static readonly byte[] Anything = [1, 2, 3, 4, 5];

    private static readonly JsonSerializerOptions Fields = new() { IncludeFields = true };

    private readonly int first = chain.Questionnaire.Sections.Take(principle - 1).Sum(section => section.Statements.Count);
    private readonly int statements = chain.Questionnaire.Sections[principle - 1].Statements.Count;
    private readonly Scorecard card = score(chain);

    /// <summary>The statements whose answer on a sheet is fixed, although the people it is shown with did not all give the same answer.</summary>
    public IReadOnlyList<int> FixedOf(int sheet)
    {
        var answered = Enumerable.Range(first, statements).Where(place => chain.Sheets[sheet].Answers[place] > 0).ToList();
        var open = answered.Where(place => !IsAlike(sheet, place)).ToHashSet();
        var published = Figures(card);
        foreach (var other in WholeSheets(sheet).Concat(Tries(sheet, answered).Take(Most).SelectMany(answers => With(sheet, answers))))
        {
            if (open.Count == 0) break;
            var changed = open.Where(place => other[sheet].Answers[place] != chain.Sheets[sheet].Answers[place]).ToList();
            if (changed.Count > 0 && Figures(score(chain with { Sheets = other })) == published) open.ExceptWith(changed);
        }

        return [.. open.Select(place => place - first).Order()];
    }

    private PrincipleResult Result => card.Principles[principle - 1];

    /// <summary>All figures of the principle, and the overall ones.</summary>
    private string Figures(Scorecard of) => JsonSerializer.Serialize((of.Principles[principle - 1], of.Overall), Fields);

    private bool Counts(AnswerSheet sheet) => Answered(sheet) is var answered && answered > 0 && 2 * answered >= statements;

    private int Answered(AnswerSheet sheet) => sheet.Answers.Skip(first).Take(statements).Count(answer => answer > 0);

    /// <summary>
    /// Announced beforehand and unavoidable: a mean of 5.0 shows what everybody in a unit answered, and if levels are
    /// shown, somebody who knows all answers except those of one level of a unit knows those too.
    /// </summary>
    private bool IsAlike(int sheet, int place) => Counts(chain.Sheets[sheet]) && chain.Sheets
        .Where(other => Counts(other) && UnitOf(other) == UnitOf(chain.Sheets[sheet]) && other.Answers[place] > 0)
        .Where(other => Result.Levels.Strategic is null || other.Level == chain.Sheets[sheet].Level)
        .All(other => other.Answers[place] == chain.Sheets[sheet].Answers[place]);

    private bool IsFree(int sheet, int place) => !Counts(chain.Sheets[sheet]) || Result.Statements[place - first].IsWithheld();

    /// <summary>The possible values of a sheet's answer: what others answered, or anything if that is not shown.</summary>
    private IEnumerable<byte> ValuesOf(int sheet, int place) =>
        (IsFree(sheet, place) ? Anything : chain.Sheets.Where(Counts).Select(other => other.Answers[place]).Where(answer => answer > 0).Distinct())
        .Where(answer => answer != chain.Sheets[sheet].Answers[place]);

    /// <summary>Alternative answers for a sheet: first with one answer changed, then with two, and so on.</summary>
    private IEnumerable<IReadOnlyList<(int Place, byte Answer)>> Tries(int sheet, List<int> answered)
    {
        IEnumerable<IReadOnlyList<(int Place, byte Answer)>> Changes(int next, int changes) => changes == 0
            ? [[]]
            : from at in Enumerable.Range(next, answered.Count - next)
              from value in ValuesOf(sheet, answered[at])
              from rest in Changes(at + 1, changes - 1)
              select (IReadOnlyList<(int, byte)>)[(answered[at], value), .. rest];

        return Enumerable.Range(1, answered.Count).SelectMany(changes => Changes(0, changes));
    }

    /// <summary>All sheets, given other answers on one.</summary>
    private IEnumerable<IReadOnlyList<AnswerSheet>> With(int sheet, IReadOnlyList<(int Place, byte Answer)> answers)
    {
        for (var choice = 0; choice <= Others; choice++)
        {
            var sheets = chain.Sheets.Select(one => one with { Answers = [.. one.Answers] }).ToArray();
            foreach (var (place, answer) in answers)
            {
                var others = choice == Others && IsFree(sheet, place) ? [] : Nearest(sheet, other => other.Answers[place] == answer);
                if (others.Count > 0) Exchange(sheets, sheet, others[choice % others.Count], place);
                sheets[sheet].Answers[place] = answer;
            }

            yield return sheets;
        }
    }

    /// <summary>All sheets after exchanging one completely with another that has the same missing answers, on the principle or overall.</summary>
    private IEnumerable<IReadOnlyList<AnswerSheet>> WholeSheets(int sheet)
    {
        foreach (var (start, length) in new[] { (first, statements), (0, chain.Questionnaire.Statements.Count) })
        {
            IEnumerable<bool> Open(AnswerSheet of) => of.Answers.Skip(start).Take(length).Select(answer => answer == 0);
            foreach (var other in Nearest(sheet, other => Open(other).SequenceEqual(Open(chain.Sheets[sheet]))).Take(Others))
            {
                var sheets = chain.Sheets.Select(one => one with { Answers = [.. one.Answers] }).ToArray();
                for (var place = start; place < start + length; place++) Exchange(sheets, sheet, other, place);
                yield return sheets;
            }
        }
    }

    private static void Exchange(AnswerSheet[] sheets, int one, int other, int place) =>
        (sheets[one].Answers[place], sheets[other].Answers[place]) = (sheets[other].Answers[place], sheets[one].Answers[place]);

    /// <summary>The sheets to exchange with, those of the same unit and level first.</summary>
    private List<int> Nearest(int sheet, Func<AnswerSheet, bool> fits)
    {
        var own = chain.Sheets[sheet];
        return
        [
            .. Enumerable.Range(0, chain.Sheets.Count)
                .Where(other => other != sheet && Counts(chain.Sheets[other]) && fits(chain.Sheets[other]))
                .OrderBy(other => (UnitOf(chain.Sheets[other]) == UnitOf(own) ? 0 : 2) + (chain.Sheets[other].Level == own.Level ? 0 : 1)),
        ];
    }

    /// <summary>The partner if it is shown; all other partners count as one unit.</summary>
    private string UnitOf(AnswerSheet sheet) => Result.Partners.Single(partner => partner.Key == sheet.Partner).Score is null ? "" : sheet.Partner;
}
