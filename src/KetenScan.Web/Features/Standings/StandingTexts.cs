using System.Globalization;
using KetenScan.Domain;
using KetenScan.Reports.Words;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Standings;

/// <summary>Marks the texts that say where a chain stands among others.</summary>
public sealed class StandingTexts;

internal static class StandingWords
{
    /// <summary>What a chain is compared with, or why it is compared with nothing.</summary>
    public static string Among(this IStringLocalizer<StandingTexts> texts, Standing standing) => standing switch
    {
        { Not: NoStanding.FromNextQuarter } => texts["FromNextQuarter", Next(standing)],
        { Not: { } why } => texts[$"{why}"],
        { Field: { } field } => texts["Field", field, standing.Chains],
        _ => texts["All", standing.Chains],
    };

    /// <summary>How many are needed, why, and when it is looked at again.</summary>
    public static string TooFewWhy(this IStringLocalizer<StandingTexts> texts, Standing standing) => texts["TooFewWhy", Next(standing)];

    /// <summary>Which quarter, and on which day it was fixed what is compared with.</summary>
    public static string QuarterOf(this IStringLocalizer<StandingTexts> texts, Standing standing)
    {
        var quarter = Quarter.Of(standing.Quarter);
        return texts[$"Quarter{quarter.Number}", quarter.Year, Day(standing.FixedOn, CultureInfo.CurrentUICulture)];
    }

    /// <summary>The part of the others that score less, with their number.</summary>
    public static string OfChains(this IStringLocalizer<StandingTexts> texts, PrincipleStanding principle) =>
        texts["OfChains", texts[$"{principle.Rank}"].Value, principle.Others];

    /// <summary>The part of the others that score less, with their number where not all of them have a score.</summary>
    public static string Rank(this IStringLocalizer<StandingTexts> texts, Standing standing, PrincipleStanding principle) =>
        principle.Others == standing.Chains ? texts[$"{principle.Rank}"] : texts.OfChains(principle);

    private static string Day(DateOnly day, CultureInfo culture) => day.ToString("d MMMM", culture);

    private static string Next(Standing standing) => Format.Date(Quarter.Of(standing.Quarter).Next.Start, CultureInfo.CurrentUICulture);
}
