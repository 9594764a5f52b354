using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;

namespace KetenScan.Demo;

/// <summary>How an invented chain answers: its starting scores, differences between partners and levels, and changes over time.</summary>
internal sealed record DemoPattern
{
    /// <summary>The scores in the first round, per principle.</summary>
    public required double[] Start { get; init; }

    /// <summary>The change from round to round, per principle.</summary>
    public required double[] Step { get; init; }

    /// <summary>How much higher the steering group scores than daily work, per principle.</summary>
    public required double[] Gap { get; init; }

    /// <summary>The key of the partner that scores lower than the others.</summary>
    public required string Unhappy { get; init; }

    public required Principle UnhappyWith { get; init; }

    public AnswerValue Answer(Random random, Principle principle, string partner, Level level, int round, double person)
    {
        var place = (int)principle - 1;
        var dontKnow = level == Level.Operational && principle is Principle.MeasurableAmbition or Principle.Governance ? 0.09 : 0.03;
        if (random.NextDouble() < dontKnow) return AnswerValue.DontKnow;

        var centre = Start[place] + (round - 1) * Step[place] + (level == Level.Strategic ? 0.5 : -0.5) * Gap[place] + person;
        if (partner == Unhappy) centre -= principle == UnhappyWith ? 1.1 : 0.35;

        return new((int)Math.Clamp(Math.Round(centre + 0.7 * Bell(random)), Scale.Lowest, Scale.Highest));
    }

    /// <summary>Approximately normally distributed, with mean 0 and standard deviation 1.</summary>
    public static double Bell(Random random)
    {
        var sum = 0.0;
        for (var draw = 0; draw < 12; draw++) sum += random.NextDouble();
        return sum - 6;
    }
}
