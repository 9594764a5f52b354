using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>A page of the people or partners of a chain.</summary>
/// <param name="Filter">With a page that exists.</param>
/// <param name="People">Those of the page; none when partners or consultants are shown.</param>
/// <param name="Found">How many people or partners match, on all pages.</param>
/// <param name="All">How many people there are.</param>
/// <param name="Partners">All partners, those who left too.</param>
public sealed record PeopleListing(
    string Slug,
    string Chain,
    DateOnly Today,
    PeopleFilter Filter,
    IReadOnlyList<PersonRow> People,
    int Found,
    int All,
    IReadOnlyList<PartnerRow> Partners)
{
    public IReadOnlyList<ConsultantRow> Consultants { get; init; } = [];

    /// <summary>People who were taken out recently and can be put back.</summary>
    public IReadOnlyList<RemovedRow> Removed { get; init; } = [];

    public int LastPage => Math.Max(1, (Found + PeopleFilter.PageSize - 1) / PeopleFilter.PageSize);

    public bool HasPartners => Partners.Any(partner => partner.IsActive);

    /// <summary>The partners that the filter keeps, in its order. A chain has few enough of them to do so here.</summary>
    public IEnumerable<PartnerRow> PartnersFound()
    {
        var words = FoldedText.Words(Filter.Search ?? "");
        var found = Partners.Where(partner => words.All(FoldedText.Of(partner.Name).Contains)).OrderBy(partner => FoldedText.Of(partner.Name));
        return (Filter.Order, Filter.Descending) switch
        {
            (PeopleOrder.Joined, false) => found.OrderBy(partner => partner.Joined),
            (PeopleOrder.Joined, true) => found.OrderByDescending(partner => partner.Joined),
            (PeopleOrder.Size, false) => found.OrderBy(partner => partner.Size),
            (PeopleOrder.Size, true) => found.OrderByDescending(partner => partner.Size),
            (_, true) => found.Reverse(),
            _ => found,
        };
    }

    public IEnumerable<PartnerRow> PartnersOnPage() => PartnersFound().Skip((Filter.Page - 1) * PeopleFilter.PageSize).Take(PeopleFilter.PageSize);
}

/// <summary>Lists the people and partners of a chain. Coordinators only.</summary>
public sealed class PeopleListService(IDbContextFactory<KetenScanDb> databases, RemovedPeople removedPeople)
{
    /// <summary>
    /// The people or partners of a page of the list; of a page that does not exist, those of the last one. Null when the viewer does not run the chain.
    /// </summary>
    public async Task<PeopleListing?> List(Viewer viewer, string slug, PeopleFilter filter, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsRunBy(viewer).Where(chain => chain.Slug == slug).Select(chain => new { chain.Id, chain.Name }).SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var all = await db.PeopleOf(chain.Id).CountAsync(cancel);
        var list = new PeopleListing(slug, chain.Name, db.Today, filter, [], 0, all, await db.PartnerRowsOf(chain.Id, cancel))
        {
            Consultants = await db.ConsultantsOf(chain.Id, cancel),
            Removed = removedPeople.Of(slug),
        };
        if (filter.Show == PeopleShown.Partners) return OnPage(list with { Found = list.PartnersFound().Count() }, filter.Page);
        if (filter.Show == PeopleShown.Consultants) return list;

        var people = db.PeopleOf(chain.Id).Matching(filter).InOrder(filter);
        list = OnPage(list with { Found = await people.CountAsync(cancel) }, await PageOf(people, filter, cancel));
        var rows = people.Skip((list.Filter.Page - 1) * PeopleFilter.PageSize).Take(PeopleFilter.PageSize).Rows(db);
        return list with { People = await rows.ToListAsync(cancel) };
    }

    private static PeopleListing OnPage(PeopleListing list, int page) => list with { Filter = list.Filter with { Page = Math.Min(page, list.LastPage) } };

    /// <summary>The page that is asked for, or the one with the person to open the list at.</summary>
    private static async Task<int> PageOf(IQueryable<PersonOfPartner> people, PeopleFilter filter, CancellationToken cancel)
    {
        if (filter.At is not { } at) return filter.Page;

        var place = (await people.Select(row => row.Person.Id).ToListAsync(cancel)).IndexOf(at);
        return place < 0 ? filter.Page : place / PeopleFilter.PageSize + 1;
    }
}
