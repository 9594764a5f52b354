namespace KetenScan.Domain.Scoring;

/// <summary>One value each of the people of a partner, or of the partners that are taken together.</summary>
/// <param name="Values">In order of size; at least one.</param>
/// <param name="Partners">How many partners it holds: its weight where partners weigh the same.</param>
/// <param name="Invited">How many of its people were asked; null when unknown.</param>
internal readonly record struct Stratum(double[] Values, int Partners, int? Invited)
{
    public int Count => Values.Length;
}

/// <summary>One value each of people by partner, as rule 7 sees them.</summary>
/// <param name="Each">The strata; each has at least one person.</param>
/// <param name="Weighting">What weighs the same in the mean.</param>
/// <param name="Invited">How many people of all partners were asked, those of silent partners too; null when unknown.</param>
internal sealed record Strata(IReadOnlyList<Stratum> Each, Weighting Weighting, int? Invited)
{
    public int Count => Each.Sum(stratum => stratum.Count);

    public int Partners => Each.Sum(stratum => stratum.Partners);

    /// <summary>In order of size.</summary>
    public double[] Values => [.. Each.SelectMany(stratum => stratum.Values).Order()];

    /// <summary>Everyone who was asked has a value.</summary>
    public bool IsCensus => Invited == Count;

    /// <summary>Rule 3: the mean of the partners' means, or of all values.</summary>
    public double Mean => Weighting == Weighting.Respondent
        ? Statistics.Mean(Values)
        : Statistics.Mean([.. Each.SelectMany(stratum => Enumerable.Repeat(Statistics.Mean(stratum.Values), stratum.Partners)).Order()]);
}
