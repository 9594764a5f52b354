using System.Globalization;
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
            Write = asked => asked.Name,
            Read = (asked, text) => asked with { Name = text },
            InWords = (asked, _) => asked.Name is null ? null : $"“{asked.Name}”",
            Chains = (chains, asked) => Named(chains, asked.Name!),
        },
        new()
        {
            Name = "field",
            Write = asked => asked.Field,
            Read = (asked, text) => asked with { Field = text },
            Chains = (chains, asked) => chains.Where(chain => chain.Field == asked.Field),
        },
        new()
        {
            Name = "region",
            Write = asked => asked.Region,
            Read = (asked, text) => asked with { Region = text },
            Chains = (chains, asked) => chains.Where(chain => chain.Region == asked.Region),
        },
        new()
        {
            Name = "size",
            Write = asked => asked.Size?.ToString().ToLowerInvariant(),
            Read = (asked, text) => ValueOf<ChainSize>(text) is { } size ? asked with { Size = size } : null,
            InWords = (asked, _) => asked.Size?.Partners() switch
            {
                (null, { } most) => $"≤ {most} partners",
                ({ } fewest, null) => $"≥ {fewest} partners",
                ({ } fewest, { } most) => $"{fewest}–{most} partners",
                _ => null,
            },
            Rounds = (rounds, asked) => OfSize(rounds, asked.Size!.Value),
        },
        new()
        {
            Name = "questionnaire",
            Write = asked => asked.Questionnaire,
            Read = (asked, text) => asked with { Questionnaire = text },
            Rounds = (rounds, asked) => QuestionnaireVersion.Parse(asked.Questionnaire!) is var (key, version)
                ? rounds.Where(round => round.Rules.Questionnaire.Key == key && round.Rules.Questionnaire.Version == version)
                : rounds.Where(round => false),
        },
        new()
        {
            Name = "from",
            Write = asked => asked.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Read = (asked, text) => Day(text) is { } day ? asked with { From = day } : null,
            InWords = (asked, culture) => asked.From is { } from ? $"≥ {Format.Date(from, culture)}" : null,
            Rounds = (rounds, asked) => rounds.Where(round => round.ClosedOn >= asked.From),
        },
        new()
        {
            Name = "until",
            Write = asked => asked.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Read = (asked, text) => Day(text) is { } day ? asked with { Until = day } : null,
            InWords = (asked, culture) => asked.Until is { } until ? $"≤ {Format.Date(until, culture)}" : null,
            Rounds = (rounds, asked) => rounds.Where(round => round.ClosedOn <= asked.Until),
        },
        new()
        {
            Name = "response",
            Write = asked => asked.Response?.ToString(CultureInfo.InvariantCulture),
            Read = (asked, text) => int.TryParse(text, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 100
                ? asked with { Response = share }
                : null,
            InWords = (asked, culture) => asked.Response is { } response ? $"≥ {Format.Share(response / 100.0, culture)}" : null,
            Rounds = (rounds, asked) => rounds.Where(round => round.Invited > 0 && round.Responded * 100 >= round.Invited * asked.Response),
        },
        new()
        {
            Name = "band",
            Write = asked => asked.Band?.ToString().ToLowerInvariant(),
            Read = (asked, text) => ValueOf<Band>(text) is { } band ? asked with { Band = band } : null,
            InWords = (asked, culture) => asked.Band switch
            {
                Band.Strength => string.Create(culture, $"≥ {Band.Strength.Shown().Lowest:0.0}"),
                Band.Watch => string.Create(culture, $"{Band.Watch.Shown().Lowest:0.0}–{Band.Watch.Shown().Highest:0.0}"),
                Band.Concern => string.Create(culture, $"< {Band.Watch.Shown().Lowest:0.0}"),
                _ => null,
            },
            Rounds = (rounds, asked) => rounds.Where(round => round.Band == asked.Band),
        },
    ];

    private ComparisonFilter() => InWords = (asked, _) => Write!(asked);

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

    public bool IsSet(Comparison asked) => Write(asked) is not null;

    private static IQueryable<Chain> Named(IQueryable<Chain> chains, string name)
    {
        var part = name.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Never runs in .NET: it is translated to lower() and a search in SQL.
        return chains.Where(chain => chain.Name.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862
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
