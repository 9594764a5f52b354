using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Shared;

/// <summary>Finds pages by what they are about: a chain, a person, an action.</summary>
public sealed class JumpService(IDbContextFactory<KetenScanDb> databases, MainMenu menu, IStringLocalizer<SharedTexts> texts)
{
    /// <summary>The most that is found of each group.</summary>
    public const int MostPerGroup = 5;

    /// <summary>A longer search is cut off.</summary>
    public const int LongestSearch = 100;

    private const int MostWords = 8;

    /// <summary>The pages of a round in each state: text, and address below the round's.</summary>
    private static readonly (RoundState State, (string Text, string Below)[] Pages)[] OfRounds =
    [
        (RoundState.Open, [("JumpProgress", "")]),
        (RoundState.Closed, [("JumpScorecard", ""), ("JumpGuide", "/guide")]),
        (RoundState.Draft, [("JumpDraft", "")]),
    ];

    private readonly JumpPages pages = new(texts);

    /// <summary>
    /// What the viewer may open and contains every word, in any case and with or without accents. Without words: the viewer's chains, and the
    /// pages and rounds of the current one.
    /// </summary>
    /// <param name="current">The slug of the chain whose page is shown, if any; its results come first.</param>
    public async Task<IReadOnlyList<JumpTarget>> Find(Viewer viewer, string search, string? current, CancellationToken cancel = default)
    {
        if (!viewer.HasAccount) return [];

        var words = FoldedText.Words(CleanText.Of(search, LongestSearch)).Take(MostWords).ToArray();
        await using var db = await databases.CreateDbContextAsync(cancel);
        List<JumpTarget> found = [];
        foreach (var row in await JumpQueries.Chains(db, viewer).First(words, current, cancel))
            found.Add(new JumpTarget(JumpGroup.Chains, row.Name, row.Detail, $"chains/{row.Slug}"));
        if (words.Length > 0 || current is not null)
        {
            found.AddRange(await OnPages(db, viewer, words, current, cancel));
            found.AddRange(await InRounds(db, viewer, words, current, cancel));
        }

        if (words.Length > 0)
        {
            var people = JumpQueries.People(db, viewer, byAddress: words.Any(word => word.Contains('@', StringComparison.Ordinal)));
            foreach (var row in await people.First(words, current, cancel))
                found.Add(new JumpTarget(
                    JumpGroup.People,
                    row.Name,
                    Where(row, row.Detail, current),
                    $"chains/{row.Slug}/people?at={row.Id:N}#person-{row.Id:N}"));
            foreach (var row in await JumpQueries.Actions(db, viewer).First(words, current, cancel))
                found.Add(new JumpTarget(JumpGroup.Actions, row.Name, Where(row, When(row), current), $"chains/{row.Slug}/actions#{row.Id:N}"));
        }

        found.AddRange(await Elsewhere(db, viewer, words, cancel));
        return [.. found.GroupBy(target => target.Group).OrderBy(group => group.Key).SelectMany(group => group.Take(MostPerGroup))];
    }

    /// <summary>The chain is named unless it is the current one.</summary>
    private static string Where(JumpRow row, string detail, string? current) => row.Slug == current ? detail : $"{detail} · {row.Chain}";

    private string When(JumpRow action) => action.IsPast
        ? texts["JumpActionEnded", action.Detail]
        : texts["JumpActionDue", action.Detail, Format.Date(action.Day!.Value, CultureInfo.CurrentCulture)];

    /// <summary>Pages and principles of the current chain, and of the chains that are named in the search.</summary>
    private async Task<IEnumerable<JumpTarget>> OnPages(KetenScanDb db, Viewer viewer, string[] words, string? current, CancellationToken cancel)
    {
        var named = pages.WordsOfNoPage(words);
        var rows = JumpQueries.Chains(db, viewer);
        if (words.Length == 0) rows = rows.Where(row => row.Slug == current);
        var chains = await rows.First(named, current, cancel);

        // The name of a chain finds the chain, and not also those of its pages that have one of the words.
        if (words.Length > 0) chains.RemoveAll(chain => HasAll(words, chain.Name));
        var slugs = chains.ConvertAll(chain => chain.Slug);
        var run = await db.ChainsRunBy(viewer).Where(chain => slugs.Contains(chain.Slug)).Select(chain => chain.Slug).ToListAsync(cancel);
        return
            from chain in chains
            from page in pages.Of(chain, run.Contains(chain.Slug)).Concat(words.Length == 0 ? [] : JumpPages.PrinciplesOf(chain))
            where HasAll(words, $"{page.Title} {chain.Name}") && (words.Length == 0 || HasAny(words, page.Title))
            select page with { Detail = chain.Slug == current ? null : chain.Name };
    }

    private async Task<List<JumpTarget>> InRounds(KetenScanDb db, Viewer viewer, string[] words, string? current, CancellationToken cancel)
    {
        List<JumpTarget> found = [];
        foreach (var (state, own) in OfRounds)
        {
            var titles = string.Join('\n', own.Select(page => FoldedText.Of(texts[page.Text, ""])));
            var rest = words.Where(word => !titles.Contains(word, StringComparison.Ordinal)).ToArray();
            var rows = JumpQueries.Rounds(db, viewer, state);
            if (words.Length == 0) rows = rows.Where(row => row.Slug == current);
            found.AddRange(
                from row in await rows.First(rest, current, cancel)
                from page in own
                let title = texts[page.Text, row.Number].Value
                where HasAll(words, $"{title} {row.Name} {row.Chain}")
                select new JumpTarget(JumpGroup.Rounds, title, Where(row, row.Name, current), $"chains/{row.Slug}/rounds/{row.Number}{page.Below}"));
        }

        return found;
    }

    private async Task<IEnumerable<JumpTarget>> Elsewhere(KetenScanDb db, Viewer viewer, string[] words, CancellationToken cancel)
    {
        var all = pages.Elsewhere(new Menu(Compare: true, Administration: true), startsChains: true);
        if (!all.Any(page => HasAll(words, page.Title))) return [];

        var offered = pages.Elsewhere(await menu.Of(viewer, cancel), await db.MayStartChains(viewer, cancel));
        return offered.Where(page => HasAll(words, page.Title));
    }

    private static bool HasAll(string[] words, string text) => Array.TrueForAll(words, word => HasAny([word], text));

    private static bool HasAny(string[] words, string text)
    {
        var folded = FoldedText.Of(text);
        return Array.Exists(words, word => folded.Contains(word, StringComparison.Ordinal));
    }
}
