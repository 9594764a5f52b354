namespace KetenScan.Domain.Dossier;

/// <summary>One thing that is on record about a chain. What its properties are called and typed says how it is asked and checked (<see cref="FactField"/>).</summary>
public abstract record Fact
{
    /// <summary>The longest text on one line.</summary>
    public const int Line = 200;

    /// <summary>The longest text of several lines.</summary>
    public const int Text = 2000;

    /// <summary>What is wrong with it, beside what is missing or too long.</summary>
    internal virtual IEnumerable<FactProblem> Problems(ChainDossier dossier, DateOnly today) => [];

    private protected static FactProblem? InTheFuture(string field, DateOnly? date, DateOnly today) =>
        date > today ? new FactProblem(field, Rule.DateIsNotInTheFuture) : null;

    private protected static FactProblem? EndsTooEarly(string field, DateOnly? from, DateOnly? until) =>
        until < from ? new FactProblem(field, Rule.EndsAfterItStarts) : null;

    private protected static FactProblem? Negative(string field, decimal? amount) =>
        amount < 0 ? new FactProblem(field, Rule.AmountIsNotNegative) : null;

    private protected static IEnumerable<FactProblem> Found(params IEnumerable<FactProblem?> problems) => problems.OfType<FactProblem>();
}

/// <summary>What is wrong with one field of a fact.</summary>
/// <param name="Field">The name of the property.</param>
/// <param name="Rule">What it goes against.</param>
public sealed record FactProblem(string Field, Rule Rule);

/// <summary>Thrown when something cannot be put on record as it is.</summary>
public sealed class FactRefused(IReadOnlyList<FactProblem> problems) : Exception(string.Join(", ", problems))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<FactProblem> Problems { get; } = problems;
}
