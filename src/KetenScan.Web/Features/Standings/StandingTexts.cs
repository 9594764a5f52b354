using System.Globalization;
using KetenScan.Domain;
using KetenScan.Reports.Words;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Standings;

/// <summary>Marks the texts about a chain's standing.</summary>
public sealed class StandingTexts;

internal static class StandingWords
{
    /// <summary>What a chain is compared with, or why it is not compared.</summary>
    public static string Among(this IStringLocalizer<StandingTexts> texts, Standing standing) => standing switch
    {
        { Not: NoStanding.FromNextQuarter } => texts["FromNextQuarter", Next(standing)],
        { Not: { } why } => texts[$"{why}"],
        { Field: { } field } => texts["Field", field, standing.Chains],
        _ => texts["All", standing.Chains],
    };

    /// <summary>How many chains are needed, why, and when it is determined again.</summary>
    public static string TooFewWhy(this IStringLocalizer<StandingTexts> texts, Standing standing) => texts["TooFewWhy", Next(standing)];

    /// <summary>The quarter, and the day on which the comparable chains were fixed.</summary>
    public static string QuarterOf(this IStringLocalizer<StandingTexts> texts, Standing standing)
    {
        var quarter = Quarter.Of(standing.Quarter);
        return texts[$"Quarter{quarter.Number}", quarter.Year, Day(standing.FixedOn, CultureInfo.CurrentUICulture)];
    }

    /// <summary>The share of the others that score less, with their number.</summary>
    public static string OfChains(this IStringLocalizer<StandingTexts> texts, PrincipleStanding principle) =>
        texts["OfChains", texts[$"{principle.Rank}"].Value, principle.Others];

    /// <summary>The share of the others that score less, with their number if some have no score.</summary>
    public static string Rank(this IStringLocalizer<StandingTexts> texts, Standing standing, PrincipleStanding principle) =>
        principle.Others == standing.Chains ? texts[$"{principle.Rank}"] : texts.OfChains(principle);

    private static string Day(DateOnly day, CultureInfo culture) => day.ToString("d MMMM", culture);

    private static string Next(Standing standing) => Format.Date(Quarter.Of(standing.Quarter).Next.Start, CultureInfo.CurrentUICulture);
}
