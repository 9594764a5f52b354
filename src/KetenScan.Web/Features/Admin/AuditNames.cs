using System.Text.RegularExpressions;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Admin;

/// <summary>
/// The names in lines of the audit log that still exist, and that the viewer may see: those of an account or person who was erased stay in the
/// log, but are not shown.
/// </summary>
/// <param name="Chains">By slug.</param>
/// <param name="Accounts">Their names, by id.</param>
/// <param name="Addresses">Of accounts, and of people of chains that the viewer runs, by address in upper case: the name, or the address alone.</param>
/// <param name="Subjects">People and partners of chains that the viewer runs, by id.</param>
/// <param name="Written">Names that entries contain without an id, of somebody who has that name today.</param>
public sealed partial record AuditNames(
    IReadOnlyDictionary<string, string> Chains,
    IReadOnlyDictionary<Guid, string> Accounts,
    IReadOnlyDictionary<string, string> Addresses,
    IReadOnlyDictionary<Guid, string> Subjects,
    IReadOnlySet<string> Written)
{
    private const int MostNamed = 50;

    /// <summary>Events whose subjects are ids of people or partners.</summary>
    internal static readonly AuditEvent[] ById =
    [
        AuditEvent.PersonRemoved, AuditEvent.PersonRestored, AuditEvent.PersonCorrected, AuditEvent.PeopleMerged, AuditEvent.PartnerRenamed,
        AuditEvent.PartnersMerged,
    ];

    /// <summary>The name and id of whoever did something; without an id it is a name only.</summary>
    internal static (string Name, Guid? Id) Split(string who) =>
        WithId().Match(who) is { Success: true } found ? (found.Groups["name"].Value, Guid.Parse(found.Groups["id"].Value)) : (who, null);

    internal static async Task<AuditNames> Of(
        KetenScanDb db, Viewer viewer, bool isAdministrator, IReadOnlyList<AuditLine> lines, CancellationToken cancel)
    {
        var slugs = lines.Select(line => line.Chain).OfType<string>().Distinct().ToList();
        var subjects = lines.Where(line => ById.Contains(line.What)).SelectMany(line => Ids(line.About)).Distinct().ToList();
        var whose = lines.Select(line => Split(line.Who)).Distinct().ToList();
        var accounts = whose.Select(who => who.Id).OfType<Guid>().Concat(lines.Where(line => !ById.Contains(line.What)).SelectMany(line => Ids(line.About)));
        var ids = accounts.Distinct().ToList();
        var addresses = lines.Select(line => AddressIn(line.About)).OfType<string>().Distinct().ToList();
        var names = whose.Where(who => who.Id is null).Select(who => who.Name).ToList();
        var own = db.People.Where(person => db.ChainsRunBy(viewer).Any(chain => chain.Id == person.ChainId));

        // Of an account that a coordinator does not see elsewhere, the address that was typed stays an address.
        var lower = addresses.ConvertAll(address => address.ToLowerInvariant());
        var byAddress = new Dictionary<string, string>();
        foreach (var person in await own.Where(person => lower.Contains(person.Email)).Select(one => new { one.Email, one.Name }).ToListAsync(cancel))
            byAddress[person.Email.ToUpperInvariant()] = person.Name;
        var found = db.Users.Where(account => addresses.Contains(account.NormalizedEmail!)).Select(account => new
        {
            account.NormalizedEmail,
            account.Email,
            account.DisplayName,
            IsSeen = db.Grants.Any(grant => grant.AccountId == account.Id
                && grant.Role != Role.Member && db.ChainsRunBy(viewer).Any(chain => chain.Id == grant.ChainId)),
        });
        foreach (var account in await found.ToListAsync(cancel))
        {
            if (isAdministrator) byAddress[account.NormalizedEmail!] = $"{account.DisplayName} ({account.Email})";
            else byAddress.TryAdd(account.NormalizedEmail!, account.IsSeen ? account.DisplayName : account.Email!);
        }

        var known = await own.Where(person => subjects.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var partners = db.Partners.Where(partner => subjects.Contains(partner.Id) && db.ChainsRunBy(viewer).Any(chain => chain.Id == partner.ChainId));
        foreach (var partner in await partners.Select(one => new { one.Id, one.Organisation.Name }).ToListAsync(cancel)) known[partner.Id] = partner.Name;

        return new AuditNames(
            await db.Chains.Where(chain => slugs.Contains(chain.Slug)).ToDictionaryAsync(chain => chain.Slug, chain => chain.Name, cancel),
            await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancel),
            byAddress,
            known,
            (await db.Users.Where(account => names.Contains(account.DisplayName)).Select(account => account.DisplayName)
                .Union(db.Participants.Where(participant => names.Contains(participant.Name)).Select(participant => participant.Name))
                .ToListAsync(cancel)).ToHashSet());
    }

    /// <summary>The ids of people, partners and accounts that have this word in their name, as far as the viewer may see them.</summary>
    internal static async Task<List<string>> IdsNamed(KetenScanDb db, Viewer viewer, string word, CancellationToken cancel)
    {
        var people = db.People
            .Where(person => db.ChainsRunBy(viewer).Any(chain => chain.Id == person.ChainId) && FoldedText.Of(person.Name).Contains(word))
            .Select(person => person.Id);
        var partners = db.Partners
            .Where(partner => db.ChainsRunBy(viewer).Any(chain => chain.Id == partner.ChainId) && FoldedText.Of(partner.Organisation.Name).Contains(word))
            .Select(partner => partner.Id);
        var found = await people.OrderBy(id => id).Take(MostNamed).ToListAsync(cancel);
        found.AddRange(await partners.OrderBy(id => id).Take(MostNamed).ToListAsync(cancel));
        return [.. found.Select(id => $"{id}")];
    }

    /// <summary>The mail address in the text, in upper case as accounts store it; null when there is none.</summary>
    internal static string? AddressIn(string? about) =>
        about?.Split(' ', ',').FirstOrDefault(part => part.Contains('@', StringComparison.Ordinal))?.ToUpperInvariant();

    internal static IEnumerable<Guid> Ids(string? about) =>
        (about ?? "").Split(' ').Select(part => Guid.TryParseExact(part, "D", out var id) ? id : (Guid?)null).OfType<Guid>();

    [GeneratedRegex(
        @"^(?<name>.*) \((?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex WithId();
}
