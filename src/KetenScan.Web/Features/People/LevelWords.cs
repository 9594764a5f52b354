using KetenScan.Domain.Rounds;

namespace KetenScan.Web.Features.People;

/// <summary>The words by which people's own lists call the two levels.</summary>
internal static class LevelWords
{
    /// <summary>How words begin; the tactical layer and a management team decide on what others carry out.</summary>
    private static readonly string[] Strategic =
        ["bestuur", "strateg", "stuurgroep", "directie", "directeur", "tactisch", "tactical", "management", "manager", "board", "steering", "director"];

    private static readonly string[] Operational = ["uitvoer", "operatione", "operational", "werkvloer", "werkgroep", "professional", "medewerker", "frontline"];

    /// <summary>The level that a text speaks of; nothing when it speaks of neither, or of both.</summary>
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
