using System.Globalization;

namespace KetenScan.Load.Measuring;

/// <summary>Processor time and memory of processes, from /proc.</summary>
internal static class Processor
{
    /// <summary>The unit of the times in /proc on every Linux that .NET supports.</summary>
    private const double MillisecondsPerTick = 10;

    /// <summary>The processor time of one process, in milliseconds; 0 when it has ended.</summary>
    public static double Of(int process) => Stat(process) is { } stat ? stat.Own * MillisecondsPerTick : 0;

    /// <summary>The processor time of the children of this process that ended, in milliseconds.</summary>
    public static double OfEndedChildren() => Stat(Environment.ProcessId) is { } stat ? stat.Ended * MillisecondsPerTick : 0;

    /// <summary>The processor time of a process and its children, also of those that ended, in milliseconds.</summary>
    public static double OfFamily(int process)
    {
        if (Stat(process) is not { } head) return 0;

        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? Stat(id) : null)
            .Where(stat => stat?.Parent == process);
        return (head.Own + head.Ended + children.Sum(stat => stat!.Value.Own)) * MillisecondsPerTick;
    }

    /// <summary>The working set of a process, in bytes; 0 when it has ended.</summary>
    public static long MemoryOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static (int Parent, long Own, long Ended)? Stat(int process)
    {
        try
        {
            // The name of the program is in parentheses, and may have spaces.
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int place) => long.Parse(fields[place], CultureInfo.InvariantCulture);
            return ((int)Field(1), Field(11) + Field(12), Field(13) + Field(14));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
