using System.Globalization;

namespace KetenScan.Web.Shared;

internal static class FileSize
{
    private const double Kilobyte = 1024;
    private const double Megabyte = Kilobyte * Kilobyte;

    /// <summary>"12 kB" or "3,4 MB"; never "0 kB" for a file that has something in it.</summary>
    public static string In(long bytes, CultureInfo culture) => bytes >= Megabyte
        ? string.Create(culture, $"{bytes / Megabyte:0.0} MB")
        : string.Create(culture, $"{Math.Ceiling(bytes / Kilobyte):0} kB");
}
