using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.People;

/// <summary>Who takes part in the chain: people, their organisations, and consultants. The query string contains which of them are listed.</summary>
public sealed partial class PeoplePage(PeopleListService service, IStringLocalizer<PeopleTexts> L)
{
    private AddPersonDialog? addPerson;
    private AddPartnerDialog? addPartner;
    private AddListDialog? addList;
    private PeopleFilter? shown;

    [Parameter]
    public required string Slug { get; set; }

    [PersistentState]
    public PeopleListing? List { get; set; }

    /// <summary>With the next, so that the page notices another query string.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Partner { get; set; }

    [SupplyParameterFromQuery]
    public string? Level { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [SupplyParameterFromQuery]
    public string? At { get; set; }

    private IEnumerable<(PeopleShown Shown, int Count)> Lists =>
    [
        (PeopleShown.People, List!.All),
        (PeopleShown.Partners, List.Partners.Count),
        (PeopleShown.Consultants, List.Consultants.Count),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var asked = PeopleFilter.Read(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query));
        var isNew = shown is not null && shown != asked;
        shown = asked;
        if (List?.Slug != Slug || isNew) await Load();
    }

    private async Task Load()
    {
        var asked = shown!;
        var list = await service.List(await Current.Get(), Slug, asked);

        // Of two answers that come in the other order the last one asked for counts.
        if (asked != shown) return;

        List = list;
        if (list is null) Navigation.NotFound();
    }
}
