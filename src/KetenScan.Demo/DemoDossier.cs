using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Demo;

/// <summary>The dossier of an invented chain. Facts pass the same checks as real ones.</summary>
/// <param name="now">Dates are counted back from this.</param>
/// <param name="keeper">The account that records it.</param>
internal sealed class DemoDossier(Chain chain, DateTimeOffset now, Account? keeper = null)
{
    private readonly Author keeper = new(keeper?.DisplayName ?? "Marieke de Boer", keeper?.Id);
    private readonly List<DossierEntry> entries = [];
    private readonly List<ImprovementAction> actions = [];

    public IReadOnlyList<DossierEntry> Entries => entries;

    public IReadOnlyList<ImprovementAction> Actions => actions;

    public ChainFace? Face { get; private set; }

    public ChainDossier Whole => new(chain.Partners, [.. entries.Select(entry => new Recorded<Fact>(entry.Id, entry.Fact))], Face, actions);

    /// <summary>The date this many months ago.</summary>
    public DateOnly Ago(int months) => Amsterdam.Day(now).AddMonths(-months);

    public Guid Partner(string key) => chain.Partners.Single(partner => partner.Key == key).Id;

    public Guid PersonNamed(string name) => chain.People.Single(person => person.Name == name).Id;

    public IReadOnlyList<Guid> Partners(params IReadOnlyList<string> keys) => [.. keys.Select(Partner)];

    public IReadOnlyList<Guid> Everybody(params IReadOnlyList<string> but) =>
        [.. chain.Partners.Where(partner => !but.Contains(partner.Key)).Select(partner => partner.Id)];

    public Guid Record(Fact fact) => Record(fact, keeper);

    /// <summary>Adds an endorsement of an ambition, by the person with this name if the chain has one.</summary>
    public void Endorse(Guid ambition, string partner, string by)
    {
        var person = chain.People.FirstOrDefault(own => own.Name == by && own.PartnerId == Partner(partner));
        Record(new Endorsement { AmbitionId = ambition, PartnerId = Partner(partner), Day = Ago(13), By = by }, new Author(by, person?.AccountId, person?.Id));
    }

    private Guid Record(Fact fact, Author who)
    {
        Whole.Admit(fact, Amsterdam.Day(now));
        var entry = new DossierEntry(chain.Id, fact, who, now.AddMonths(-18).AddMinutes(entries.Count));
        entries.Add(entry);
        return entry.Id;
    }

    public void Show(string colour, string? name, string slogan, string? place)
    {
        Face = new ChainFace(chain.Id);
        Face.Describe(colour, name, slogan, mascot: null, place, channels: null);
    }

    public ImprovementAction Act(int? round, ActionTerms terms)
    {
        var action = new ImprovementAction(chain, round, terms);
        actions.Add(action);
        return action;
    }
}
