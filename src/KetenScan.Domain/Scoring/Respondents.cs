using KetenScan.Domain.Rounds;

namespace KetenScan.Domain.Scoring;

/// <summary>A person whose sheet counts on a principle: at least half of its statements have an answer.</summary>
/// <param name="Sheet">The index of the sheet in the input.</param>
/// <param name="Partner">The index of the partner in the input.</param>
/// <param name="Answers">To the principle's statements, in order.</param>
/// <param name="Score">Rule 1: the mean of the answers given.</param>
internal sealed record Respondent(int Sheet, int Partner, Level Level, ReadOnlyMemory<byte> Answers, double Score)
{
    /// <summary>Whether every statement of the principle has an answer.</summary>
    public bool IsComplete { get; } = !Answers.Span.Contains(AnswerSheet.DontKnow);

    /// <summary>Rule 1: the mean of the answers a person gave, if at least half of the statements have one.</summary>
    public static double? ScoreOf(ReadOnlySpan<byte> answers)
    {
        var (sum, valid) = (0, 0);
        foreach (var answer in answers)
        {
            if (answer == AnswerSheet.DontKnow) continue;
            sum += answer;
            valid++;
        }

        return valid > 0 && 2 * valid >= answers.Length ? (double)sum / valid : null;
    }
}

/// <summary>People whose answers to a principle are combined.</summary>
internal class Group(IReadOnlyList<Respondent> people, int statements)
{
    private readonly Tally?[] tallies = new Tally?[statements];

    public IReadOnlyList<Respondent> People => people;

    public int Count => people.Count;

    /// <summary>The number of statements of the principle.</summary>
    public int Statements => statements;

    /// <summary>Sorted, so that the order of the sheets does not affect the last bits of a sum.</summary>
    public double[] Scores => field ??= [.. people.Select(person => person.Score).Order()];

    public double Mean => Statistics.Mean(Scores);

    public Tally At(int statement) => tallies[statement] ??= Tally.Of(people, statement);
}

/// <summary>A partner's respondents, or those of the pooled partners in a protected round.</summary>
internal sealed class Unit(IReadOnlyList<int> partners, bool isPool, IReadOnlyList<Respondent> people, int statements, int? invited) : Group(people, statements)
{
    /// <summary>The indexes of its partners. Their number is the unit's weight in the chain's score.</summary>
    public IReadOnlyList<int> Partners { get; } = partners;

    public bool IsPool { get; } = isPool;

    /// <summary>The number of its people who were asked; null when unknown.</summary>
    public int? Invited { get; } = invited;

    public int CountOf(Level level, int statement) => People.Count(person => person.Level == level && person.Answers.Span[statement] != AnswerSheet.DontKnow);

    /// <summary>Its people's scores as a stratum for rule 7.</summary>
    public Stratum Stratum => new(Scores, Partners.Count, Invited);
}
