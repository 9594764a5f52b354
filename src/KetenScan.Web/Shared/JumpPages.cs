using System.Globalization;
using KetenScan.Data;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Shared;

/// <summary>The pages that can be jumped to and are not about something in the database: those of every chain, and those of none.</summary>
internal sealed class JumpPages(IStringLocalizer<SharedTexts> texts)
{
    /// <summary>The pages of every chain, the most used first: text, address below the chain's, and whether only who runs the chain has it.</summary>
    private static readonly (string Text, string Below, bool Runs)[] OfChain =
    [
        ("JumpOverview", "", false),
        ("TabRounds", "/rounds", false),
        ("JumpDossier", "/dossier", false),
        ("JumpActions", "/actions", false),
        ("JumpPartnersAndPeople", "/people", true),
        ("JumpSettings", "/settings", true),
        ("JumpBoard", "/actions?view=board", false),
        ("JumpPlanRound", "/rounds/new", true),
        ("JumpImport", "/import", true),
        ("JumpFace", "/dossier/face", false),
        ("JumpHistory", "/dossier/history", false),
        ("JumpChainAudit", "/audit", true),
    ];

    /// <summary>The words that occur in no title of a page or principle, and so must be in the name of a chain.</summary>
    public string[] WordsOfNoPage(string[] words)
    {
        var titles = OfChain.Select(page => texts[page.Text].Value)
            .Concat(PrincipleNames.In(CultureInfo.CurrentUICulture).Select(principle => $"{(int)principle.Key} {principle.Value}"));
        var folded = string.Join('\n', titles.Select(FoldedText.Of));
        return [.. words.Where(word => !folded.Contains(word, StringComparison.Ordinal))];
    }

    /// <param name="runs">Whether the viewer runs the chain.</param>
    public IEnumerable<JumpTarget> Of(JumpRow chain, bool runs) =>
        from page in OfChain
        where runs || !page.Runs
        select new JumpTarget(JumpGroup.Pages, texts[page.Text], null, $"chains/{chain.Slug}{page.Below}");

    public static IEnumerable<JumpTarget> PrinciplesOf(JumpRow chain) =>
        from principle in PrincipleNames.In(CultureInfo.CurrentUICulture)
        orderby principle.Key
        let number = (int)principle.Key
        select new JumpTarget(JumpGroup.Principles, $"{number} {principle.Value}", null, $"chains/{chain.Slug}/dossier/{number}");

    public IEnumerable<JumpTarget> Elsewhere(Menu menu, bool startsChains)
    {
        yield return Page("Start", "./");
        if (menu.Compare) yield return Page("Compare", "compare");
        if (menu.Administration)
        {
            yield return Page("Questionnaires", "admin/questionnaires");
            yield return Page("Accounts", "admin/accounts");
            yield return Page("Audit", "admin/audit");
        }

        if (startsChains) yield return Page("JumpNewChain", "chains/new");
        yield return Page("Security", "account/security");
        yield return Page("JumpMyData", "privacy/mine");
        yield return Page("JumpTokens", "account/tokens");
        yield return Page("Privacy", "privacy");
    }

    private JumpTarget Page(string text, string address) => new(JumpGroup.Elsewhere, texts[text], null, address);
}
