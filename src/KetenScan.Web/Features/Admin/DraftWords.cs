using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Admin;

/// <summary>What a draft changes and what it still lacks, in words.</summary>
internal sealed class DraftWords(IStringLocalizer<AdminTexts> texts)
{
    /// <summary>"gewijzigd: 3.1, 3.2 · nieuw: 3.6".</summary>
    public string Of(DraftChange change)
    {
        if (!change.Any) return texts["NothingChanged"];

        List<string> parts = [];
        if (change.Changed.Count > 0) parts.Add(texts["ChangedCodes", string.Join(", ", change.Changed)]);
        if (change.Added.Count > 0) parts.Add(texts["AddedCodes", string.Join(", ", change.Added)]);
        if (change.Removed.Count > 0) parts.Add(texts["RemovedCodes", string.Join(", ", change.Removed)]);
        if (change.IsReordered) parts.Add(texts["Reordered"]);
        return string.Join(" · ", parts);
    }

    /// <summary>"3 stellingen gewijzigd, 1 nieuw, 1 vervallen".</summary>
    public string Total(DraftChange change)
    {
        List<string> parts = [texts["ChangedCount", change.Changed.Count]];
        if (change.Added.Count > 0) parts.Add(texts["AddedCount", change.Added.Count]);
        if (change.Removed.Count > 0) parts.Add(texts["RemovedCount", change.Removed.Count]);
        if (change.IsReordered) parts.Add(texts["Reordered"]);
        return string.Join(", ", parts);
    }

    /// <summary>"Engels ontbreekt bij 3.6", per language in which a text is missing.</summary>
    public IEnumerable<string> Missing(DraftSection section) =>
        from missing in section.Missing()
        group missing.Code by missing.Language into language
        select texts["MissingText", texts.NameOf(Language.Of(language.Key)), string.Join(", ", language)].Value;
}
