namespace KetenScan.Domain.Scoring;

/// <summary>One value per person of a partner, or of the pooled partners.</summary>
/// <param name="Values">Sorted; at least one.</param>
/// <param name="Partners">The number of partners in it: its weight if partners weigh the same.</param>
/// <param name="Invited">The number of its people who were asked; null when unknown.</param>
internal readonly record struct Stratum(double[] Values, int Partners, int? Invited)
{
    public int Count => Values.Length;
}

/// <summary>One value per person, grouped by partner, for rule 7.</summary>
/// <param name="Each">The strata; each has at least one person.</param>
/// <param name="Weighting">Whether partners or respondents weigh the same in the mean.</param>
/// <param name="Invited">The number of people asked over all partners, including silent ones; null when unknown.</param>
internal sealed record Strata(IReadOnlyList<Stratum> Each, Weighting Weighting, int? Invited)
{
    public int Count => Each.Sum(stratum => stratum.Count);

    public int Partners => Each.Sum(stratum => stratum.Partners);

    /// <summary>All values, sorted.</summary>
    public double[] Values => [.. Each.SelectMany(stratum => stratum.Values).Order()];

    /// <summary>Whether everyone who was asked has a value.</summary>
    public bool IsCensus => Invited == Count;

    /// <summary>Rule 3: the mean of the partners' means, or of all values.</summary>
    public double Mean => Weighting == Weighting.Respondent
        ? Statistics.Mean(Values)
        : Statistics.Mean([.. Each.SelectMany(stratum => Enumerable.Repeat(Statistics.Mean(stratum.Values), stratum.Partners)).Order()]);
}
