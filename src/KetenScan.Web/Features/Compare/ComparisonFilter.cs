using System.Globalization;
using KetenScan.Data;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Words;

namespace KetenScan.Web.Features.Compare;

/// <summary>A filter of the comparison: its place in the query string, what it keeps, and its words.</summary>
internal sealed class ComparisonFilter
{
    /// <summary>In the order of the query string.</summary>
    public static readonly IReadOnlyList<ComparisonFilter> All =
    [
        new()
        {
            Name = "q",
            Write = comparison => comparison.Name,
            Read = (comparison, text) => comparison with { Name = text },
            InWords = (comparison, _) => comparison.Name is null ? null : $"“{comparison.Name}”",
            Chains = (chains, comparison) => Named(chains, comparison.Name!),
        },
        new()
        {
            Name = "field",
            Write = comparison => comparison.Field,
            Read = (comparison, text) => comparison with { Field = text },
            Chains = (chains, comparison) => chains.Where(chain => chain.Field == comparison.Field),
        },
        new()
        {
            Name = "region",
            Write = comparison => comparison.Region,
            Read = (comparison, text) => comparison with { Region = text },
            Chains = (chains, comparison) => chains.Where(chain => chain.Region == comparison.Region),
        },
        new()
        {
            Name = "size",
            Write = comparison => comparison.Size?.ToString().ToLowerInvariant(),
            Read = (comparison, text) => ValueOf<ChainSize>(text) is { } size ? comparison with { Size = size } : null,
            InWords = (comparison, _) => comparison.Size?.Partners() switch
            {
                (null, { } most) => $"≤ {most} partners",
                ({ } fewest, null) => $"≥ {fewest} partners",
                ({ } fewest, { } most) => $"{fewest}–{most} partners",
                _ => null,
            },
            Rounds = (rounds, comparison) => OfSize(rounds, comparison.Size!.Value),
        },
        new()
        {
            Name = "questionnaire",
            Write = comparison => comparison.Questionnaire,
            Read = (comparison, text) => comparison with { Questionnaire = text },
            Rounds = (rounds, comparison) => QuestionnaireVersion.Parse(comparison.Questionnaire!) is var (key, version)
                ? rounds.Where(round => round.Rules.Questionnaire.Key == key && round.Rules.Questionnaire.Version == version)
                : rounds.Where(round => false),
        },
        new()
        {
            Name = "from",
            Write = comparison => comparison.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Read = (comparison, text) => Day(text) is { } day ? comparison with { From = day } : null,
            InWords = (comparison, culture) => comparison.From is { } from ? $"≥ {Format.Date(from, culture)}" : null,
            Rounds = (rounds, comparison) => rounds.Where(round => round.ClosedOn >= comparison.From),
        },
        new()
        {
            Name = "until",
            Write = comparison => comparison.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Read = (comparison, text) => Day(text) is { } day ? comparison with { Until = day } : null,
            InWords = (comparison, culture) => comparison.Until is { } until ? $"≤ {Format.Date(until, culture)}" : null,

            // ComparisonQuery already takes the latest round up to that day.
            Rounds = (rounds, _) => rounds,
        },
        new()
        {
            Name = "response",
            Write = comparison => comparison.Response?.ToString(CultureInfo.InvariantCulture),
            Read = (comparison, text) => int.TryParse(text, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 100
                ? comparison with { Response = share }
                : null,
            InWords = (comparison, culture) => comparison.Response is { } response ? $"≥ {Format.Share(response / 100.0, culture)}" : null,
            Rounds = (rounds, comparison) => rounds.Where(round => round.Invited > 0 && round.Responded * 100 >= round.Invited * comparison.Response),
        },
        new()
        {
            Name = "band",
            Write = comparison => comparison.Band?.ToString().ToLowerInvariant(),
            Read = (comparison, text) => ValueOf<Band>(text) is { } band ? comparison with { Band = band } : null,
            InWords = (comparison, culture) => comparison.Band switch
            {
                Band.Strength => string.Create(culture, $"≥ {Band.Strength.Shown().Lowest:0.0}"),
                Band.Watch => string.Create(culture, $"{Band.Watch.Shown().Lowest:0.0}–{Band.Watch.Shown().Highest:0.0}"),
                Band.Concern => string.Create(culture, $"< {Band.Watch.Shown().Lowest:0.0}"),
                _ => null,
            },
            Rounds = (rounds, comparison) => rounds.Where(round => round.Band == comparison.Band),
        },
    ];

    private ComparisonFilter() => InWords = (comparison, _) => Write!(comparison);

    /// <summary>Its name in the query string.</summary>
    public required string Name { get; init; }

    /// <summary>Its value in the query string; null when it is not set.</summary>
    public required Func<Comparison, string?> Write { get; init; }

    /// <summary>Sets it to a value of the query string; null when that is not understood.</summary>
    public required Func<Comparison, string, Comparison?> Read { get; init; }

    /// <summary>Describes the value; null when it is not set. As in the query string, if it is not said otherwise.</summary>
    public Func<Comparison, CultureInfo, string?> InWords { get; init; }

    /// <summary>The chains that a set filter keeps.</summary>
    public Func<IQueryable<Chain>, Comparison, IQueryable<Chain>>? Chains { get; init; }

    /// <summary>The rounds that a set filter keeps. Chains without a closed round are then left out.</summary>
    public Func<IQueryable<RoundFigures>, Comparison, IQueryable<RoundFigures>>? Rounds { get; init; }

    public bool IsSet(Comparison comparison) => Write(comparison) is not null;

    /// <summary>Every word occurs in the name, whatever the accents and the case.</summary>
    private static IQueryable<Chain> Named(IQueryable<Chain> chains, string name)
    {
        foreach (var word in FoldedText.Words(name)) chains = chains.Where(chain => FoldedText.Of(chain.Name).Contains(word));
        return chains;
    }

    private static IQueryable<RoundFigures> OfSize(IQueryable<RoundFigures> rounds, ChainSize size)
    {
        var (fewest, most) = size.Partners();
        if (fewest is not null) rounds = rounds.Where(round => round.Partners >= fewest);
        if (most is not null) rounds = rounds.Where(round => round.Partners <= most);
        return rounds;
    }

    private static T? ValueOf<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .SingleOrDefault();

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
