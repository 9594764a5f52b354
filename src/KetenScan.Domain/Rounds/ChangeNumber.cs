namespace KetenScan.Domain.Rounds;

/// <summary>
/// Orders the changes of one field of a sheet, so that one that waited in a browser does not replace a later one: the moment at which the owner
/// made it, in milliseconds since 1970 by the clock of the server.
/// </summary>
public static class ChangeNumber
{
    /// <summary>The number of a change that is made now.</summary>
    public static long At(DateTimeOffset now) => now.ToUnixTimeMilliseconds();

    /// <summary>A browser's clock can be ahead, and then its changes would count as the latest for as long.</summary>
    /// <remarks>The clocks of several servers may differ by a minute: a browser follows the one that is ahead.</remarks>
    public static long NotLaterThan(DateTimeOffset now, long number) => Math.Min(number, At(now) + 60_000);
}
