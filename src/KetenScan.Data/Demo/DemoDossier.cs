using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;

namespace KetenScan.Data.Demo;

/// <summary>What an invented chain has on record. Every fact is admitted by the same rules as a real one.</summary>
internal sealed class DemoDossier(Chain chain, DateTimeOffset now)
{
    private const string Keeper = "Marieke de Boer";
    private readonly List<DossierEntry> entries = [];
    private readonly List<ImprovementAction> actions = [];

    public IReadOnlyList<DossierEntry> Entries => entries;

    public IReadOnlyList<ImprovementAction> Actions => actions;

    public ChainFace? Face { get; private set; }

    public ChainDossier Whole => new(chain.Partners, [.. entries.Select(entry => new Recorded<Fact>(entry.Id, entry.Fact))], Face, actions);

    /// <summary>So many months before now.</summary>
    public DateOnly Ago(int months) => Amsterdam.Day(now).AddMonths(-months);

    public Guid Partner(string key) => chain.Partners.Single(partner => partner.Key == key).Id;

    public Guid PersonNamed(string name) => chain.People.Single(person => person.Name == name).Id;

    public IReadOnlyList<Guid> Partners(params IReadOnlyList<string> keys) => [.. keys.Select(Partner)];

    public IReadOnlyList<Guid> Everybody(params IReadOnlyList<string> but) => [.. chain.Partners.Where(partner => !but.Contains(partner.Key)).Select(partner => partner.Id)];

    public Guid Record(Fact fact)
    {
        Whole.Admit(fact, Amsterdam.Day(now));
        var entry = new DossierEntry(chain.Id, fact, Keeper, now.AddMonths(-18).AddMinutes(entries.Count));
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
