using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>Counts a group's answers to one statement, in integers, so that the order of adding does not matter.</summary>
internal sealed class Tally
{
    private readonly int[] counts = new int[Scale.Highest];
    private long sum;
    private long squaredSum;

    /// <summary>How often each answer from 1 to 5 was given, in that order.</summary>
    public IReadOnlyList<int> Distribution => counts;

    /// <summary>The number of answers.</summary>
    public int Count { get; private set; }

    /// <summary>Needs at least one answer.</summary>
    public double Mean => (double)sum / Count;

    /// <summary>The sum of the squared distances from the mean; needs at least one answer.</summary>
    public double Squares => (double)(Count * squaredSum - sum * sum) / Count;

    /// <summary>The sample variance; needs at least two answers.</summary>
    public double Variance => Squares / (Count - 1);

    /// <summary>The mean distance from the mean, in points; needs at least one answer.</summary>
    public double MeanDeviation
    {
        get
        {
            // Multiplied by the count, the distances are integers.
            var distances = 0L;
            for (var answer = Scale.Lowest; answer <= Scale.Highest; answer++) distances += counts[answer - 1] * Math.Abs((long)answer * Count - sum);
            return (double)distances / Count / Count;
        }
    }

    public static Tally Of(IEnumerable<Respondent> people, int statement)
    {
        var tally = new Tally();
        foreach (var person in people)
        {
            if (person.Answers.Span[statement] is var answer and not AnswerSheet.DontKnow) tally.Add(answer, 1);
        }

        return tally;
    }

    /// <param name="distribution">As <see cref="Distribution"/>.</param>
    public static Tally Of(IReadOnlyList<int> distribution)
    {
        var tally = new Tally();
        for (var answer = Scale.Lowest; answer <= Scale.Highest; answer++) tally.Add(answer, distribution[answer - 1]);
        return tally;
    }

    private void Add(int answer, int times)
    {
        counts[answer - 1] += times;
        sum += answer * times;
        squaredSum += answer * answer * times;
        Count += times;
    }
}
