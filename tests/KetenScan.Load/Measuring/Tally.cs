namespace KetenScan.Load.Measuring;

/// <summary>What happened while people filled in.</summary>
internal sealed class Tally
{
    private const int MostTexts = 5;

    private readonly List<string> texts = [];

    public Latencies Answers { get; init; } = new();

    public Latencies Steps { get; } = new();

    public TimeSpan Elapsed { get; init; }

    /// <summary>Requests that did not store their change.</summary>
    public int Failed { get; private set; }

    /// <summary>What was answered to the first of them.</summary>
    public IReadOnlyList<string> Texts => texts;

    public double PerSecond => Answers.Count / Elapsed.TotalSeconds;

    public void Fail(string text)
    {
        Failed++;
        if (texts.Count < MostTexts) texts.Add(text);
    }

    public static Tally Sum(IEnumerable<Tally> each, TimeSpan elapsed)
    {
        var sum = new Tally { Elapsed = elapsed };
        foreach (var own in each)
        {
            sum.Answers.Add(own.Answers);
            sum.Steps.Add(own.Steps);
            sum.Failed += own.Failed;
            sum.texts.AddRange(own.texts.Take(MostTexts - sum.texts.Count));
        }

        return sum;
    }
}
