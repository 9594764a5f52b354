using System.Globalization;
using KetenScan.Reports.Words;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Standings;

/// <summary>Marks the texts that say where a chain stands among others.</summary>
public sealed class StandingTexts;

internal static class StandingWords
{
    /// <summary>What a chain is compared with, or that there is nothing to compare it with.</summary>
    public static string Among(this IStringLocalizer<StandingTexts> texts, Standing standing) => standing switch
    {
        { Principles.Count: 0 } => texts["TooFew"],
        { Field: { } field } => texts["Field", field, standing.Chains],
        _ => texts["All", standing.Chains],
    };

    /// <summary>The part of the others, with their number where not all of them have a score.</summary>
    public static string Share(this IStringLocalizer<StandingTexts> texts, Standing standing, PrincipleStanding principle)
    {
        var share = Format.Share(principle.Share, CultureInfo.CurrentUICulture);
        return principle.Others == standing.Chains ? share : texts["Of", share, principle.Others];
    }
}
