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
public sealed partial class ComparePage(
    CurrentViewer current,
    CompareService service,
    NavigationManager navigation,
    IStringLocalizer<CompareTexts> L) : IDisposable
{
    private readonly CultureInfo culture = CultureInfo.CurrentUICulture;
    private readonly PortfolioTexts texts = new(CultureInfo.CurrentUICulture);
    private readonly IReadOnlyDictionary<Principle, string> names = PrincipleNames.In(CultureInfo.CurrentUICulture);
    private bool tooMany;

    [PersistentState]
    public ComparisonView? View { get; set; }

    public void Dispose() => navigation.LocationChanged -= Moved;

    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += Moved;
        if (View is null) await Load();
    }

    private async Task Load()
    {
        var (comparison, unknown) = Comparison.Read(QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query));
        View = await service.Open(await current.Get(), comparison, unknown);
        tooMany = false;
        if (View is null) navigation.NotFound();
    }

    private void Moved(object? sender, LocationChangedEventArgs location) => _ = InvokeAsync(async () =>
    {
        if (navigation.ToAbsoluteUri(Comparison.Page).AbsolutePath != new Uri(location.Location).AbsolutePath) return;

        await Load();
        StateHasChanged();
    });

    private void Choose((string Slug, bool Chooses) choice)
    {
        var chosen = View!.Comparison.Chosen;
        tooMany = choice.Chooses && chosen.Count == ChosenLine.Most;
        if (tooMany) return;

        navigation.NavigateTo(
            (View.Comparison with { Chosen = choice.Chooses ? [.. chosen, choice.Slug] : [.. chosen.Where(slug => slug != choice.Slug)] }).Address,
            replace: true);
    }
}
