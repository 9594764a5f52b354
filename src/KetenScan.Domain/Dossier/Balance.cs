using System.ComponentModel.DataAnnotations;
using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Dossier;

public enum BalanceSide
{
    Benefit,
    Effort,
}

public enum Measure
{
    /// <summary>Euros per year.</summary>
    Money,

    /// <summary>Hours per year, with the value of an hour.</summary>
    Hours,

    /// <summary>Quality that cannot be expressed as a figure; not counted in the balance.</summary>
    Quality,
}

/// <summary>A partner's benefit from the chain (baat) or effort for it, expected and realised.</summary>
public sealed record BalanceItem : Fact
{
    public required Guid PartnerId { get; init; }

    public required BalanceSide Side { get; init; }

    [MaxLength(Line)]
    public required string What { get; init; }

    public required Measure Measure { get; init; }

    public decimal? Expected { get; init; }

    public decimal? Realised { get; init; }

    public DateOnly? RealisedOn { get; init; }

    /// <summary>In euros.</summary>
    public decimal? HourValue { get; init; }

    public bool IsExpected() => Measure == Measure.Quality || Expected is not null;

    public bool IsRealisedOn(DateOnly date) => RealisedOn <= date && (Measure == Measure.Quality || Realised is not null);

    /// <summary>The amount in euros; null for quality.</summary>
    public decimal? InEuros(decimal? amount) => Measure switch
    {
        Measure.Money => amount,
        Measure.Hours => amount * HourValue,
        _ => null,
    };

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => Found(
        Measure != Measure.Quality && Expected is null && Realised is null ? new FactProblem(nameof(Expected), Rule.FieldIsNeeded) : null,
        Measure == Measure.Hours && HourValue is null ? new FactProblem(nameof(HourValue), Rule.HoursHaveAValue) : null,
        Realised is not null && RealisedOn is null ? new FactProblem(nameof(RealisedOn), Rule.FieldIsNeeded) : null,
        Negative(nameof(Expected), Expected),
        Negative(nameof(Realised), Realised),
        Negative(nameof(HourValue), HourValue),
        InTheFuture(nameof(RealisedOn), RealisedOn, today));
}

/// <summary>What other partners do for a partner whose efforts exceed its benefits.</summary>
public sealed record Compensation : Fact
{
    public required Guid PartnerId { get; init; }

    [MaxLength(Text)]
    public required string Words { get; init; }

    public required DateOnly Day { get; init; }

    public DateOnly? Until { get; init; }

    public bool IsAgreedOn(DateOnly date) => Day <= date && (Until is null || date <= Until);

    internal override IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) =>
        Found(InTheFuture(nameof(Day), Day, today), EndsTooEarly(nameof(Until), Day, Until));
}

/// <summary>One partner's benefits and efforts in euros per year.</summary>
/// <param name="Expected">Benefits minus efforts; null when neither has a figure.</param>
/// <param name="Realised">The same for amounts realised up to the date asked about.</param>
public sealed record Balance(Partner Partner, decimal? Expected, decimal? Realised)
{
    /// <summary>The balances of the partners active on a date, sorted by name.</summary>
    public static IReadOnlyList<Balance> Of(ChainDossier dossier, DateOnly at)
    {
        var items = dossier.All<BalanceItem>().ToLookup(item => item.Fact.PartnerId, item => item.Fact);
        return
        [
            .. dossier.Partners
                .Where(partner => partner.IsActiveOn(at))
                .OrderBy(partner => partner.Name, StringComparer.CurrentCulture)
                .Select(partner => new Balance(
                partner,
                Sum(items[partner.Id], item => item.Expected),
                Sum(items[partner.Id].Where(item => item.IsRealisedOn(at)), item => item.Realised))),
        ];
    }

    private static decimal? Sum(IEnumerable<BalanceItem> items, Func<BalanceItem, decimal?> amount)
    {
        var known = items.Select(item => (item.Side, Euros: item.InEuros(amount(item)))).Where(item => item.Euros is not null).ToList();
        return known.Count == 0 ? null : known.Sum(item => item.Side == BalanceSide.Benefit ? item.Euros!.Value : -item.Euros!.Value);
    }
}
