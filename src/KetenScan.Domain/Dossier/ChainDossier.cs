using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Dossier;

/// <summary>A fact with its place in the dossier.</summary>
public sealed record Recorded<T>(Guid Id, T Fact)
    where T : Fact;

/// <summary>All that is on record about one chain, without what was archived.</summary>
/// <param name="Partners">Also those that left.</param>
/// <param name="Facts">In the order they were recorded.</param>
/// <param name="Face">None while nothing is filled in.</param>
/// <param name="Actions">The chain's improvement actions.</param>
public sealed record ChainDossier(IReadOnlyList<Partner> Partners, IReadOnlyList<Recorded<Fact>> Facts, ChainFace? Face, IReadOnlyList<ImprovementAction> Actions)
{
    public IEnumerable<Recorded<T>> All<T>()
        where T : Fact => Facts.Where(own => own.Fact is T).Select(own => new Recorded<T>(own.Id, (T)own.Fact));

    public Partner? PartnerOf(Guid id) => Partners.SingleOrDefault(partner => partner.Id == id);

    /// <summary>Says whether a fact may stand in this dossier as it is.</summary>
    /// <exception cref="FactRefused">Something is missing, impossible, or refers to what is not in the dossier.</exception>
    public void Admit(Fact fact, DateOnly today)
    {
        var problems = FactField.Of(fact.GetType()).Select(field => field.Problem(fact) ?? Unknown(field, fact)).OfType<FactProblem>().ToList();
        problems.AddRange(fact.Problems(this, today).Where(problem => problems.All(other => other.Field != problem.Field)));
        if (problems.Count > 0) throw new FactRefused(problems);
    }

    private FactProblem? Unknown(FactField field, Fact fact) => (field.Kind, field.ValueIn(fact)) switch
    {
        (FieldKind.Partner, Guid id) when PartnerOf(id) is null => new FactProblem(field.Name, Rule.PartnerIsNotInTheChain),
        (FieldKind.Partners, IReadOnlyList<Guid> ids) when ids.Any(id => PartnerOf(id) is null) => new FactProblem(field.Name, Rule.PartnerIsNotInTheChain),
        (FieldKind.Reference, Guid id) when !Facts.Any(own => own.Id == id && own.Fact.GetType() == field.RefersTo) => new FactProblem(field.Name, Rule.RefersToNothing),
        _ => null,
    };
}
