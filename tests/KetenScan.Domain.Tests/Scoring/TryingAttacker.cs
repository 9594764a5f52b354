using System.Text.Json;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Tests.Scoring;

/// <summary>
/// Somebody who knows who left what open, and tries for one sheet all answers that it may have had to a principle: the
/// others' are what the published counts leave. An answer is fixed when all that give the same card agree on it.
/// </summary>
/// <param name="Score">Makes a card, with its rounding.</param>
/// <param name="chain">What was answered. The attacker only uses its counts and, of the answers, what the card's distributions tell.</param>
/// <param name="principle">The principle attacked.</param>
internal sealed class TryingAttacker(Func<ScoringInput, Scorecard> score, ScoringInput chain, int principle)
{
    /// <summary>More than this many sheets of answers are not tried.</summary>
    private const int Most = 4000;

    /// <summary>The others' answers are laid out in this many ways.</summary>
    private const int Layouts = 4;

    private readonly int first = chain.Questionnaire.Sections.Take(principle - 1).Sum(section => section.Statements.Count);
    private readonly int statements = chain.Questionnaire.Sections[principle - 1].Statements.Count;
    private readonly string published = Figures(score(chain), principle);

    /// <summary>The statements whose answer on a sheet is fixed, though the statement's answers are not all alike.</summary>
    public IReadOnlyList<int> FixedOf(int sheet)
    {
        var answered = Enumerable.Range(first, statements).Where(place => chain.Sheets[sheet].Answers[place] > 0).ToList();
        var open = answered.Where(place => ValuesOf(place).Count > 1).ToHashSet();
        foreach (var answers in Tries(sheet, answered).Take(Most))
        {
            if (open.Count == 0) break;
            if (answers.All(answer => !open.Contains(answer.Place))) continue;
            if (Enumerable.Range(0, Layouts).Any(layout => With(sheet, answers, layout) is { } other && Figures(score(other), principle) == published))
                open.ExceptWith(answers.Select(answer => answer.Place));
        }

        return [.. open.Select(place => place - first).Order()];
    }

    private static string Figures(Scorecard card, int principle) => JsonSerializer.Serialize((card.Principles[principle - 1], card.Overall), Options);

    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true };

    private List<byte> ValuesOf(int place) => [.. chain.Sheets.Select(sheet => sheet.Answers[place]).Where(answer => answer > 0).Distinct()];

    /// <summary>All other answers for a sheet: first those with one answer changed, then with two, and so on.</summary>
    private IEnumerable<IReadOnlyList<(int Place, byte Answer)>> Tries(int sheet, IReadOnlyList<int> answered)
    {
        IEnumerable<IReadOnlyList<(int, byte)>> Changes(int from, int changes)
        {
            if (changes == 0) return [[]];
            return Enumerable.Range(from, answered.Count - from).SelectMany(
                at => ValuesOf(answered[at]).Where(value => value != chain.Sheets[sheet].Answers[answered[at]]),
                (at, value) => (at, value)).SelectMany(one => Changes(one.at + 1, changes - 1).Select(rest => (IReadOnlyList<(int, byte)>)[(answered[one.at], one.value), .. rest]));
        }

        return Enumerable.Range(1, answered.Count).SelectMany(changes => Changes(0, changes));
    }

    /// <summary>The chain in which a sheet has other answers: each exchanged with somebody who gave that answer, so that all counts stay.</summary>
    private ScoringInput? With(int sheet, IReadOnlyList<(int Place, byte Answer)> answers, int layout)
    {
        var sheets = chain.Sheets.Select(one => one with { Answers = [.. one.Answers] }).ToArray();
        foreach (var (place, answer) in answers)
        {
            var others = Enumerable.Range(0, sheets.Length)
                .Where(other => other != sheet && sheets[other].Answers[place] == answer)
                .OrderBy(other => (sheets[other].Partner != sheets[sheet].Partner ? 2 : 0) + (sheets[other].Level != sheets[sheet].Level ? 1 : 0))
                .ToList();
            if (others.Count <= layout) return null;
            var with = others[layout];
            (sheets[sheet].Answers[place], sheets[with].Answers[place]) = (answer, sheets[sheet].Answers[place]);
        }

        return chain with { Sheets = sheets };
    }
}
