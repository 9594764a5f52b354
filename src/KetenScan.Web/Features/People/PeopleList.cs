using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.People;

/// <summary>A person to be asked from now on.</summary>
public sealed record NewPerson(string Name, string Email, Guid PartnerId, Level Level);

/// <summary>The user's choices for words of a list that KetenScan does not know.</summary>
public sealed class ListChoices
{
    public Dictionary<string, Guid> Partners { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Level> Levels { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>The contents of a pasted list.</summary>
/// <param name="Read">The number of people in it.</param>
/// <param name="People">Everybody in it; empty as long as something is wrong or not chosen.</param>
/// <param name="Problems">Everything that is wrong with it.</param>
/// <param name="Partners">Partner names that match no partner and still need a choice; empty where the list has none.</param>
/// <param name="Levels">Level names, likewise.</param>
public sealed record ReadPeople(
    int Read,
    IReadOnlyList<NewPerson> People,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Partners,
    IReadOnlyList<string> Levels);

/// <summary>Parses a list of people: name, e-mail, partner and level.</summary>
internal static class PeopleList
{
    public static ReadPeople Read(string text, PeopleView chain, IStringLocalizer<PeopleTexts> texts, ListChoices? choices = null)
    {
        var people = new List<NewPerson>();
        var problems = new List<string>();
        var known = chain.People.ToDictionary(person => Person.Written(person.Email), person => person.Partner);
        var listed = ListRows.Read(text, written => PartnerOf(written, chain, null) is not null);
        foreach (var one in listed)
        {
            var (address, partner, level) = (Person.Written(one.Email), PartnerOf(one.Partner, chain, choices), LevelOf(one.Level, choices));
            void Wrong(string problem) => problems.Add(texts["OnLine", one.Line, problem]);
            if (Naming.IsNone(one.Name) || one.Name.Length > Person.LongestName) Wrong(texts["NameNeeded"]);
            if (EmailAddress.ProblemOf(one.Email) is { } problem) Wrong(AddressRefusal.Of(problem, one.Email, texts));
            else if (!known.TryAdd(address, partner?.Name ?? one.Partner)) Wrong(texts["AddressTwice", address, known[address]]);
            if (partner is { IsActive: false }) Wrong(texts["PartnerLeft", partner.Name]);
            if (partner is not null && level is { } chosen) people.Add(new NewPerson(one.Name, address, partner.Id, chosen));
        }

        if (listed.Count == 0) problems.Add(texts["ListIsEmpty"]);
        var partners = Unknown(listed.Where(one => PartnerOf(one.Partner, chain, choices) is null).Select(one => one.Partner));
        var levels = Unknown(listed.Where(one => LevelOf(one.Level, choices) is null).Select(one => one.Level));
        return new ReadPeople(listed.Count, problems.Count + partners.Count + levels.Count == 0 ? people : [], problems, partners, levels);
    }

    private static List<string> Unknown(IEnumerable<string> words) => [.. words.Select(Plain).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>By name or key, ignoring case and spaces; when the list names none, the only partner of the chain.</summary>
    private static PartnerRow? PartnerOf(string written, PeopleView chain, ListChoices? choices)
    {
        var word = Plain(written);
        if (choices is not null && choices.Partners.TryGetValue(word, out var chosen)) return chain.Partners.FirstOrDefault(partner => partner.Id == chosen);
        if (word.Length == 0) return chain.Partners.Where(partner => partner.IsActive).ToList() is [var only] ? only : null;

        return chain.Partners.FirstOrDefault(partner => Organisation.IsOne(partner.Name, word)
            || string.Equals(partner.Key, word, StringComparison.OrdinalIgnoreCase));
    }

    private static Level? LevelOf(string written, ListChoices? choices) =>
        choices is not null && choices.Levels.TryGetValue(Plain(written), out var chosen) ? chosen : LevelWords.LevelOf(Plain(written));

    private static string Plain(string written) => Organisation.Written(written);
}
