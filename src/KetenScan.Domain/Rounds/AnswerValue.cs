using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;

namespace KetenScan.Domain.Rounds;

/// <summary>An answer to a statement: 1 to 5, or "don't know".</summary>
/// <remarks>Written as one digit in text and in the scoring: 1 to 5, or 0 for "don't know".</remarks>
public readonly record struct AnswerValue
{
    /// <param name="number">1 to 5, or null for "don't know".</param>
    /// <exception cref="RuleBroken">The number is not one of these.</exception>
    public AnswerValue(int? number) => Number = number;

    public static AnswerValue DontKnow => default;

    /// <summary>The answers 1 to 5, from the lowest.</summary>
    public static IEnumerable<AnswerValue> OfScale => Enumerable.Range(Scale.Lowest, Scale.Highest).Select(number => new AnswerValue(number));

    /// <summary>1 to 5; null for "don't know".</summary>
    public int? Number
    {
        get;
        init => field = value is null or (>= Scale.Lowest and <= Scale.Highest) ? value : throw new RuleBroken(Rule.AnswerIsOneToFive);
    }

    /// <exception cref="RuleBroken">The text is not one digit from 0 to 5.</exception>
    public static AnswerValue Parse(string text) =>
        text is [>= '0' and <= '9' and var digit] ? Of((byte)(digit - '0')) : throw new RuleBroken(Rule.AnswerIsOneToFive);

    /// <summary>The answer for a digit in an <see cref="AnswerSheet"/>.</summary>
    /// <exception cref="RuleBroken">The digit is greater than 5.</exception>
    public static AnswerValue Of(byte digit) => new(digit == AnswerSheet.DontKnow ? null : digit);

    public byte ToDigit() => (byte)(Number ?? AnswerSheet.DontKnow);

    public override string ToString() => $"{ToDigit()}";
}
