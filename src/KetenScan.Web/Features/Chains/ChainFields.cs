using KetenScan.Domain;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Chains;

/// <summary>The required fields of a chain, for the page that starts it and its settings page.</summary>
internal static class ChainFields
{
    /// <summary>The ids of the empty fields, each with what to do.</summary>
    public static List<(string Field, string Problem)> Missing(IStringLocalizer<ChainTexts> texts, string? name, string? field) =>
    [
        .. Naming.IsNone(name) ? [("name", texts["NameNeeded"].Value)] : Array.Empty<(string, string)>(),
        .. Naming.IsNone(field) ? [("field", texts["FieldNeeded"].Value)] : Array.Empty<(string, string)>(),
    ];
}
