using KetenScan.Domain;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Chains;

/// <summary>What a chain needs to be called by, on the page that starts it and on the page of its details.</summary>
internal static class ChainFields
{
    /// <summary>The ids of the fields that are empty, with what to do about it.</summary>
    public static List<(string Field, string Problem)> Missing(IStringLocalizer<ChainTexts> texts, string? name, string? field) =>
    [
        .. Naming.IsNone(name) ? [("name", texts["NameNeeded"].Value)] : Array.Empty<(string, string)>(),
        .. Naming.IsNone(field) ? [("field", texts["FieldNeeded"].Value)] : Array.Empty<(string, string)>(),
    ];
}
