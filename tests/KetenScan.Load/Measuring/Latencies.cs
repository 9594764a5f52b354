using System.Diagnostics;

namespace KetenScan.Load.Measuring;

/// <summary>Times in milliseconds, of which percentiles are asked.</summary>
internal sealed class Latencies
{
    private readonly Lock gate = new();
    private readonly List<double> times = [];

    public int Count => times.Count;

    public void Add(TimeSpan time) => Add(time.TotalMilliseconds);

    public void Add(double milliseconds)
    {
        lock (gate) times.Add(milliseconds);
    }

    public void Add(Latencies other) => times.AddRange(other.times);

    public async Task<T> Time<T>(Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        var done = await work();
        Add(Stopwatch.GetElapsedTime(start));
        return done;
    }

    /// <param name="part">From 0 to 1.</param>
    /// <returns>In milliseconds: the nearest rank. NaN when nothing was measured.</returns>
    public double Percentile(double part)
    {
        if (times.Count == 0) return double.NaN;

        times.Sort();
        return times[Math.Clamp((int)Math.Ceiling(part * times.Count) - 1, 0, times.Count - 1)];
    }
}
