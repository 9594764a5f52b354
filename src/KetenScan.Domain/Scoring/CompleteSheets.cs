using KetenScan.Domain.Questionnaires;

namespace KetenScan.Domain.Scoring;

/// <summary>The sheets on which every statement of a principle is answered, counted: whole numbers, so that no order of adding matters.</summary>
internal sealed class CompleteSheets(int statements)
{
    private readonly long[,] answers = new long[statements, Scale.Highest + 1];
    private long sums;
    private long squaredSums;

    /// <summary>Statements of the principle.</summary>
    public int Statements { get; } = statements;

    /// <summary>Sheets counted.</summary>
    public int Count { get; private set; }

    /// <summary>The sample variance of the sheets' sums over the statements; at least two sheets.</summary>
    public double VarianceOfSums => SampleVariance(sums, squaredSums);

    /// <summary>Counts a sheet, if it is complete.</summary>
    public void Add(ReadOnlySpan<byte> sheet)
    {
        if (sheet.Contains(AnswerSheet.DontKnow)) return;

        long sum = 0;
        for (var statement = 0; statement < sheet.Length; statement++)
        {
            answers[statement, sheet[statement]]++;
            sum += sheet[statement];
        }

        sums += sum;
        squaredSums += sum * sum;
        Count++;
    }

    /// <summary>The sample variance of a statement's answers; at least two sheets.</summary>
    public double Variance(int statement)
    {
        var (sum, squares) = (0L, 0L);
        for (var answer = Scale.Lowest; answer <= Scale.Highest; answer++)
        {
            sum += answer * answers[statement, answer];
            squares += answer * answer * answers[statement, answer];
        }

        return SampleVariance(sum, squares);
    }

    /// <summary>The mean distance of a statement's answers from their mean.</summary>
    public double MeanDeviation(int statement)
    {
        var sum = 0L;
        for (var answer = Scale.Lowest; answer <= Scale.Highest; answer++) sum += answer * answers[statement, answer];

        // The distances times the count are whole numbers.
        var distances = 0L;
        for (var answer = Scale.Lowest; answer <= Scale.Highest; answer++)
            distances += answers[statement, answer] * Math.Abs((long)answer * Count - sum);
        return (double)distances / Count / Count;
    }

    private double SampleVariance(long sum, long squares) => (double)(Count * squares - sum * sum) / Count / (Count - 1);
}
