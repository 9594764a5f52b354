using System.Diagnostics;
using KetenScan.Load.Measuring;

namespace KetenScan.Load.People;

/// <summary>People who fill in at the same time.</summary>
internal static class Crowd
{
    /// <summary>Everybody answers for this long.</summary>
    /// <param name="steps">Whether they also go from step to step.</param>
    public static async Task<Tally> FillIn(this IReadOnlyList<Person> people, TimeSpan time, Pause think, bool steps, CancellationToken cancel)
    {
        var start = Stopwatch.GetTimestamp();
        var until = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var each = people.Select(_ => new Tally()).ToList();
        await Task.WhenAll(people.Zip(each, (person, own) => Task.Run(() => person.FillIn(until, think, steps, own, cancel), cancel)));
        return Tally.Sum(each, Stopwatch.GetElapsedTime(start));
    }
}
