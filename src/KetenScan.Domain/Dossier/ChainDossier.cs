using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;

namespace KetenScan.Domain.Dossier;

/// <summary>A fact with its id in the dossier.</summary>
public sealed record Recorded<T>(Guid Id, T Fact)
    where T : Fact;

/// <summary>Everything on record about one chain, except archived facts.</summary>
/// <param name="Partners">Including those that left.</param>
/// <param name="Facts">In the order they were recorded.</param>
/// <param name="Face">Null while nothing is filled in.</param>
/// <param name="Actions">All improvement actions, ended ones too.</param>
public sealed record ChainDossier(
    IReadOnlyList<Partner> Partners,
    IReadOnlyList<Recorded<Fact>> Facts,
    ChainFace? Face,
    IReadOnlyList<ImprovementAction> Actions)
{
    public IEnumerable<Recorded<T>> All<T>()
        where T : Fact => Facts.Where(own => own.Fact is T).Select(own => new Recorded<T>(own.Id, (T)own.Fact));

    public Partner? PartnerOf(Guid id) => Partners.SingleOrDefault(partner => partner.Id == id);

    /// <summary>Checks that a fact may be recorded in this dossier.</summary>
    /// <exception cref="FactRefused">A field is missing or invalid, or refers to something that is not in the dossier.</exception>
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
        (FieldKind.Reference, Guid id) when !Facts.Any(own => own.Id == id
            && own.Fact.GetType() == field.RefersTo) => new FactProblem(field.Name, Rule.RefersToNothing),
        _ => null,
    };
}
