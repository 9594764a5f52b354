using System.Globalization;
using KetenScan.Domain.Questionnaires;
using KetenScan.Reports.Figures;
using KetenScan.Reports.Words;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Compare;

/// <summary>Compares chains. The query string contains what is shown: every filter, sort order and choice has its own address.</summary>
public sealed partial class ComparePage(CompareService service, IStringLocalizer<CompareTexts> L) : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentUICulture;
    private readonly PortfolioTexts texts = new(CultureInfo.CurrentUICulture);
    private readonly IReadOnlyDictionary<Principle, string> names = PrincipleNames.In(CultureInfo.CurrentUICulture);
    private bool tooMany;
    private bool isLaid;

    [PersistentState]
    public ComparisonView? View { get; set; }

    public void Dispose() => Navigation.LocationChanged -= Moved;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        if (View is null) await Load();
    }

    private async Task Load()
    {
        var (comparison, unknown) = Comparison.Read(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query));
        View = await service.Open(await Current.Get(), comparison, unknown);
        tooMany = false;
        if (View is null) Navigation.NotFound();
    }

    private void Moved(object? sender, LocationChangedEventArgs location) => _ = InvokeAsync(async () =>
    {
        var now = new Uri(location.Location);
        if (Navigation.ToAbsoluteUri(Comparison.Page).AbsolutePath != now.AbsolutePath) return;

        await Load();

        // Back in the browser's history: to the table, which is still scrolled to where it was left.
        if (isLaid && now.Fragment.Length == 0) Focus("#chains");
        isLaid = false;
        StateHasChanged();
    });

    private void Choose((string Slug, bool Chooses) choice)
    {
        // Of the address, because a second box can be ticked before the page is loaded with the first.
        var chosen = Comparison.Read(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query)).Comparison.Chosen;
        tooMany = choice.Chooses && chosen.Count == ChosenLine.Most;
        if (!tooMany) ChooseOnly(choice.Chooses ? [.. chosen, choice.Slug] : [.. chosen.Where(slug => slug != choice.Slug)]);
    }

    private void Clear()
    {
        Focus("#found");
        ChooseOnly([]);
    }

    private void ChooseOnly(IReadOnlyList<string> slugs) => Navigation.NavigateTo((View!.Comparison with { Chosen = slugs }).Address, replace: true);

    /// <summary>The link leads to another place on the same page, of which only the browser knows.</summary>
    private void Laid()
    {
        isLaid = true;
        Focus("#overlay");
    }
}
