using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace KetenScan.Web.Shared;

/// <summary>A link in the navigation of a chain.</summary>
/// <param name="Count">What is behind it in a few characters, such as "1 open"; null for nothing.</param>
/// <param name="Told">The same in words, for screen readers.</param>
public sealed record Place(string Name, string Address, bool IsCurrent, string Icon = "", string? Count = null, string? Told = null);

/// <summary>The tabs of a chain and, of the current tab, the pages below it.</summary>
/// <param name="path">The address after <c>chains/{slug}/</c>, without query string.</param>
/// <param name="view">The query parameter <c>view</c>, which chooses the form of the list of actions.</param>
internal sealed class ChainPlaces(
    ChainHead head,
    string path,
    string? view,
    IStringLocalizer<SharedTexts> texts,
    IReadOnlyDictionary<Principle, string> principles)
{
    private const string Rounds = "rounds";
    private const string Scorecard = "scorecard";
    private const string Settings = "settings";

    private readonly string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private string Root => $"chains/{head.Slug}";

    private ChainRound? Round => parts is [Rounds, var number, ..] && int.TryParse(number, out var parsed) ? head.Round(parsed) : null;

    /// <summary>The name of the current tab, for the navigation below it.</summary>
    public string Title => Round is { } round ? texts["RoundNumber", round.Number] : Tabs().FirstOrDefault(tab => tab.IsCurrent)?.Name ?? head.Name;

    private string Section => parts switch
    {
        [] => "",
        [Rounds, ..] when Round?.State == RoundState.Closed => Scorecard,
        [Rounds, ..] => Rounds,
        ["import" or "audit", ..] => Settings,
        _ => parts[0],
    };

    public IEnumerable<Place> Tabs()
    {
        yield return Tab(texts["TabOverview"], "", Root, Icons.Material.Outlined.Home);
        if (head.LatestScorecard is { } latest) yield return Tab(texts["TabScorecard"], Scorecard, $"{Root}/rounds/{latest}", Icons.Material.Outlined.BarChart);
        yield return Tab(texts["TabRounds"], Rounds, $"{Root}/rounds", Icons.Material.Outlined.Replay) with { Count = Open() };
        yield return Tab(texts["TabDossier"], "dossier", $"{Root}/dossier", Icons.Material.Outlined.FolderOpen) with
        {
            Count = $"{head.ChecksMet}/{head.Checks}",
            Told = texts["ChecksMet", head.ChecksMet, head.Checks],
        };
        yield return Tab(texts["TabActions"], "actions", $"{Root}/actions", Icons.Material.Outlined.TaskAlt) with
        {
            Count = head.OpenActions == 0 ? null : $"{head.OpenActions}",
            Told = head.OpenActions == 0 ? null : texts["OpenCount", head.OpenActions].Value,
        };
        if (!head.Runs) yield break;

        yield return Tab(texts["TabPeople"], "people", $"{Root}/people", Icons.Material.Outlined.People);
        yield return Tab(texts["TabSettings"], Settings, $"{Root}/settings", Icons.Material.Outlined.Settings);
    }

    /// <summary>The pages of the current tab; none when it has one page.</summary>
    public IEnumerable<Place> Pages() => Section switch
    {
        Rounds or Scorecard when Round is { } round => PagesOf(round),
        "dossier" =>
        [
            Named(texts["PageOverview"], "dossier"),
            .. principles.OrderBy(own => own.Key).Select(own => Named($"{(int)own.Key} {own.Value}", $"dossier/{(int)own.Key}")),
            Named(texts["PageFace"], "dossier/face"),
            Named(texts["PageHistory"], "dossier/history"),
        ],
        "actions" =>
        [
            new Place(texts["AsList"], $"{Root}/actions", view is null),
            new Place(texts["AsBoard"], $"{Root}/actions?view=board", view == "board"),
        ],
        Settings when head.Runs => [Named(texts["PageDetails"], "settings"), Named(texts["PageImport"], "import"), Named(texts["PageAudit"], "audit")],
        _ => [],
    };

    private IEnumerable<Place> PagesOf(ChainRound round)
    {
        var own = $"rounds/{round.Number}";
        yield return OfRound(
            round,
            round.State switch { RoundState.Closed => texts["PageScorecard"], RoundState.Open => texts["PageProgress"], _ => texts["PagePlan"] });
        if (round.State == RoundState.Closed) yield return Named(texts["PageGuide"], $"{own}/guide");
        if (round.State == RoundState.Open && round.HasMySheet) yield return Named(texts["PageMySheet"], $"{own}/assessment");
        if (!head.Runs || round.State == RoundState.Draft) yield break;

        if (round.CommentsWait) yield return Named(texts["PageComments"], $"{own}/comments");
        yield return Named(texts["PageMessages"], $"{own}/messages");
    }

    private string? Open() => head.Rounds.Count(round => round.State == RoundState.Open) is var open and > 0 ? texts["OpenCount", open].Value : null;

    private Place Tab(string name, string section, string address, string icon) => new(name, address, section == Section, icon);

    private Place Named(string name, string address) => new(name, $"{Root}/{address}", address == path);

    /// <summary>The scorecard is also current on the pages of its principles.</summary>
    private Place OfRound(ChainRound round, string name) =>
        Named(name, $"rounds/{round.Number}") is var place && path.StartsWith($"rounds/{round.Number}/principles/", StringComparison.Ordinal)
            ? place with { IsCurrent = true }
            : place;
}
