using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Shared;

/// <summary>A page above the one that is shown.</summary>
/// <param name="Address">Null when the viewer may not see it.</param>
public sealed record Crumb(string Name, string? Address)
{
    public static Crumb Rounds(string slug, IStringLocalizer<SharedTexts> texts) => new(texts["TabRounds"], $"chains/{slug}/rounds");

    /// <summary>The pages above a page of a round.</summary>
    public static IReadOnlyList<Crumb> OfRound(string slug, int number, IStringLocalizer<SharedTexts> texts) =>
        [Rounds(slug, texts), new(texts["RoundNumber", number], $"chains/{slug}/rounds/{number}")];
}
