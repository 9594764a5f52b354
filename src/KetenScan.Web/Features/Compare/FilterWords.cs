using System.Globalization;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Compare;

/// <summary>The filters in words, as the page shows them in its fields and for each filter that is set.</summary>
internal static class FilterWords
{
    public static string Of(ChainSize size, IStringLocalizer texts) => texts[$"Size{size}", size.Partners().Fewest ?? 0, size.Partners().Most ?? 0];

    public static string Of(Band band, IStringLocalizer texts) =>
        texts[$"Band{band}", $"{band.Shown().Lowest:0.0}", $"{band.Shown().Highest:0.0}", $"{Band.Watch.Shown().Lowest:0.0}"];

    /// <param name="percent">The minimum response.</param>
    public static string OfResponse(int percent, IStringLocalizer texts) => texts["AtLeast", Format.Share(percent / 100.0, CultureInfo.CurrentUICulture)];

    /// <summary>The value of a filter that is set.</summary>
    public static string Of(ComparisonFilter filter, Comparison comparison, IStringLocalizer texts) => filter.Name switch
    {
        "size" => Of(comparison.Size!.Value, texts),
        "band" => Of(comparison.Band!.Value, texts),
        "response" => OfResponse(comparison.Response!.Value, texts),
        "from" => Format.Date(comparison.From!.Value, CultureInfo.CurrentUICulture),
        "until" => Format.Date(comparison.Until!.Value, CultureInfo.CurrentUICulture),
        _ => filter.Write(comparison)!,
    };

    /// <summary>The key of the text that names a filter.</summary>
    public static string KeyOf(ComparisonFilter filter) => filter.Name switch
    {
        "q" => "FilterName",
        _ => $"Filter{char.ToUpperInvariant(filter.Name[0])}{filter.Name[1..]}",
    };
}
