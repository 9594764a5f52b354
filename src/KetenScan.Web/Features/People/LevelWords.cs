using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.People;

/// <summary>The words that people's own lists use for the two levels.</summary>
internal static class LevelWords
{
    /// <summary>Prefixes of words. Tactical layers and management teams count as strategic: they decide what others carry out.</summary>
    private static readonly string[] Strategic =
        ["bestuur", "strateg", "stuurgroep", "directie", "directeur", "tactisch", "tactical", "management", "manager", "board", "steering", "director"];

    private static readonly string[] Operational =
    [
        "uitvoer",
        "operatione",
        "operational",
        "werkvloer",
        "werkgroep",
        "professional",
        "medewerker",
        "frontline",
    ];

    /// <summary>The level that a text names; null when it names neither, or both.</summary>
    public static Level? LevelOf(string written)
    {
        var words = written.ToLowerInvariant().Split((char[])[' ', '-', '/', ',', '(', ')', '&', '+', '.'], StringSplitOptions.RemoveEmptyEntries);
        var strategic = words.Any(word => word is "mt" or "rvb" || Strategic.Any(start => word.StartsWith(start, StringComparison.Ordinal)));
        var operational = words.Any(word => Operational.Any(start => word.StartsWith(start, StringComparison.Ordinal)));
        return (strategic, operational) switch
        {
            (true, false) => Level.Strategic,
            (false, true) => Level.Operational,
            _ => null,
        };
    }
}
