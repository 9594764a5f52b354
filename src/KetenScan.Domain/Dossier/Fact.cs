namespace KetenScan.Domain.Dossier;

/// <summary>One thing on record about a chain. Its form and its checks are derived from its properties (<see cref="FactField"/>).</summary>
public abstract record Fact
{
    /// <summary>The maximum length of a single-line text, in characters.</summary>
    public const int Line = 200;

    /// <summary>The maximum length of a multi-line text, in characters.</summary>
    public const int Text = 2000;

    /// <summary>What is wrong with the fact, apart from missing and too long values.</summary>
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
public sealed record FactProblem(string Field, Rule Rule);

/// <summary>Thrown when a fact cannot be recorded as it is.</summary>
public sealed class FactRefused(IReadOnlyList<FactProblem> problems) : Exception(string.Join(", ", problems))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<FactProblem> Problems { get; } = problems;
}
