using System.Text;
using CsvHelper;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.Extensions.Localization;
using MimeKit;

namespace KetenScan.Web.Features.People;

/// <summary>Somebody to be asked from now on.</summary>
public sealed record NewPerson(string Name, string Email, Guid PartnerId, Level Level);

/// <summary>What a pasted list says: people, or everything that is wrong with it.</summary>
public sealed record ReadPeople(IReadOnlyList<NewPerson> People, IReadOnlyList<string> Problems);

/// <summary>Reads a list of name, e-mail, partner and level, as it comes out of a spreadsheet, a file or a mail.</summary>
internal static class PeopleList
{
    private static readonly string[] StrategicWords = ["bestuur", "strategisch", "stuurgroep", "strategic", "board"];
    private static readonly string[] OperationalWords = ["uitvoering", "operationeel", "uitvoerend", "operational"];
    private static readonly string[] HeaderWords = ["naam", "name"];

    public static ReadPeople Read(string text, PeopleView chain, IStringLocalizer<PeopleTexts> texts)
    {
        var people = new List<NewPerson>();
        var problems = new List<string>();
        var known = chain.People.ToDictionary(person => person.Email, person => person.Partner);
        foreach (var (line, fields) in Rows(text))
        {
            if (line == 1 && HeaderWords.Contains(fields[0], StringComparer.OrdinalIgnoreCase)) continue;

            var wrong = Problems(fields, chain, known, texts).ToList();
            problems.AddRange(wrong.Select(problem => texts["OnLine", line, problem].Value));
            if (wrong.Count > 0) continue;

            var partner = PartnerOf(fields[2], chain)!;
            people.Add(new NewPerson(fields[0], Person.Written(fields[1]), partner.Id, LevelOf(fields[3])!.Value));
            known[Person.Written(fields[1])] = partner.Name;
        }

        if (people.Count == 0 && problems.Count == 0) problems.Add(texts["ListIsEmpty"]);
        return new ReadPeople(problems.Count == 0 ? people : [], problems);
    }

    public static bool IsAddress(string? written) =>
        written is { Length: > 0 and <= Person.LongestEmail } && MailboxAddress.TryParse(written, out var address) && address.Address == written && written.Contains('@', StringComparison.Ordinal);

    private static IEnumerable<string> Problems(string[] fields, PeopleView chain, Dictionary<string, string> known, IStringLocalizer<PeopleTexts> texts)
    {
        if (fields.Length != 4)
        {
            yield return texts["FourFields", fields.Length];
            yield break;
        }

        if (fields[0].Length is 0 or > Person.LongestName) yield return texts["NameNeeded"];
        if (!IsAddress(fields[1])) yield return texts["AddressWrong", fields[1]];
        else if (known.TryGetValue(Person.Written(fields[1]), out var where)) yield return texts["AddressTwice", fields[1], where];
        if (PartnerOf(fields[2], chain) is not { } partner) yield return texts["PartnerUnknown", fields[2], string.Join(", ", chain.Partners.Where(own => own.IsActive).Select(own => own.Name))];
        else if (!partner.IsActive) yield return texts["PartnerLeft", partner.Name];
        if (LevelOf(fields[3]) is null) yield return texts["LevelUnknown", fields[3]];
    }

    private static PartnerRow? PartnerOf(string written, PeopleView chain) =>
        chain.Partners.FirstOrDefault(partner => string.Equals(partner.Name, written, StringComparison.OrdinalIgnoreCase) || string.Equals(partner.Key, written, StringComparison.OrdinalIgnoreCase));

    private static Level? LevelOf(string written) =>
        StrategicWords.Contains(written, StringComparer.OrdinalIgnoreCase) ? Level.Strategic
        : OperationalWords.Contains(written, StringComparer.OrdinalIgnoreCase) ? Level.Operational
        : null;

    /// <summary>Lines with something on them, and their numbers; tabs, semicolons or commas part the fields, whichever the first line has.</summary>
    private static IEnumerable<(long Line, string[] Fields)> Rows(string text)
    {
        var first = text.AsSpan().Trim();
        var separator = first.Contains('\t') ? '\t' : first.Contains(';') ? ';' : ',';
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var reader = CsvReader.Create(content, new CsvReaderOptions
        {
            Separator = separator,
            Encoding = Encoding.UTF8,
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
        });
        while (reader.Read())
        {
            var fields = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            if (fields.Any(field => field.Length > 0)) yield return (reader.LineNumber, fields);
        }
    }
}
