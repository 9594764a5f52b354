using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>A person with their partner.</summary>
internal sealed class PersonOfPartner
{
    public required Person Person { get; init; }

    public required Partner Partner { get; init; }
}

/// <summary>The people, partners and consultants of a chain. The caller has found the chain at the gate. The database searches and sorts.</summary>
internal static class PeopleQuery
{
    public static IQueryable<PersonOfPartner> PeopleOf(this KetenScanDb db, Guid chain) =>
        from person in db.People.AsNoTracking()
        where person.ChainId == chain
        join partner in db.Partners on person.PartnerId equals partner.Id
        select new PersonOfPartner { Person = person, Partner = partner };

    /// <summary>Every word occurs in the name, the address or the partner, whatever the accents and the case.</summary>
    public static IQueryable<PersonOfPartner> Matching(this IQueryable<PersonOfPartner> people, PeopleFilter filter)
    {
        if (filter.Partner is { } partner) people = people.Where(row => row.Partner.Key == partner);
        if (filter.Level is { } level) people = people.Where(row => row.Person.Level == level);
        foreach (var word in FoldedText.Words(filter.Search ?? ""))
            people = people.Where(row => FoldedText.Of(row.Person.Name).Contains(word)
                || FoldedText.Of(row.Person.Email).Contains(word)
                || FoldedText.Of(row.Partner.Organisation.Name).Contains(word));

        return people;
    }

    public static IQueryable<PersonOfPartner> InOrder(this IQueryable<PersonOfPartner> people, PeopleFilter filter)
    {
        var sorted = (filter.Order, filter.Descending) switch
        {
            (PeopleOrder.Partner, false) => people.OrderBy(row => FoldedText.Of(row.Partner.Organisation.Name)),
            (PeopleOrder.Partner, true) => people.OrderByDescending(row => FoldedText.Of(row.Partner.Organisation.Name)),
            (PeopleOrder.Level, false) => people.OrderBy(row => row.Person.Level != Level.Strategic),
            (PeopleOrder.Level, true) => people.OrderBy(row => row.Person.Level == Level.Strategic),
            (_, true) => people.OrderByDescending(row => FoldedText.Of(row.Person.Name)),
            _ => people.OrderBy(row => FoldedText.Of(row.Person.Name)),
        };
        return sorted.ThenBy(row => FoldedText.Of(row.Person.Name)).ThenBy(row => row.Person.Email);
    }

    public static IQueryable<PersonRow> Rows(this IQueryable<PersonOfPartner> people, KetenScanDb db) => people.Select(
        row => new PersonRow(
            row.Person.Id,
            row.Person.Name,
            row.Person.Email,
            row.Partner.Id,
            row.Partner.Organisation.Name,
            row.Person.Level,
            row.Person.AccountId != null,
            row.Person.KeepsDossier,
            db.Participants.Any(participant => participant.PersonId == row.Person.Id
                && db.Rounds.Any(round => round.Id == participant.RoundId && round.State == RoundState.Open)))
        { Version = row.Person.Version });

    public static async Task<List<PartnerRow>> PartnerRowsOf(this KetenScanDb db, Guid chain, CancellationToken cancel)
    {
        var unused = await db.UnusedPartners(chain, cancel);
        return await db.Partners
            .Where(partner => partner.ChainId == chain)
            .OrderBy(partner => partner.Organisation.Name)
            .Select(
                partner => new PartnerRow(
                    partner.Id,
                    partner.Key,
                    partner.Organisation.Name,
                    partner.Joined,
                    partner.Left,
                    db.ActivePartners().Any(active => active.Id == partner.Id),
                    unused.Contains(partner.Id))
                {
                    SucceededBy = partner.SucceededById,
                    Strategic = db.People.Count(person => person.PartnerId == partner.Id && person.Level == Level.Strategic),
                    Operational = db.People.Count(person => person.PartnerId == partner.Id && person.Level == Level.Operational),
                })
            .ToListAsync(cancel);
    }

    public static Task<List<ConsultantRow>> ConsultantsOf(this KetenScanDb db, Guid chain, CancellationToken cancel) => (
        from grant in db.Grants
        where grant.ChainId == chain && grant.Role == Role.Consultant
        join account in db.Users on grant.AccountId equals account.Id
        orderby account.DisplayName
        select new ConsultantRow(account.Id, account.DisplayName, account.Email!)).ToListAsync(cancel);
}
