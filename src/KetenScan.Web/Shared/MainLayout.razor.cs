using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace KetenScan.Web.Shared;

public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? boundary;

    [CascadingParameter]
    public required Appearance Appearance { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [PersistentState]
    public Menu? Menu { get; set; }

    /// <summary>With the page's path, because relative to the base address the link would lead to the home page.</summary>
    private string SkipTo => new Uri(Navigation.Uri).PathAndQuery + "#content";

    public void Dispose() => Navigation.LocationChanged -= Moved;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        if (Menu is null && await Current.Find() is { } viewer) Menu = await Offered.Of(viewer);
    }

    private void Moved(object? sender, Microsoft.AspNetCore.Components.Routing.LocationChangedEventArgs moved)
    {
        boundary?.Recover();
        _ = InvokeAsync(StateHasChanged);
    }
}
