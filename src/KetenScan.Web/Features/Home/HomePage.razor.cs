using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Home;

/// <summary>What waits for the viewer, what changed, and the viewer's chains. The query string contains which chains are listed.</summary>
public sealed partial class HomePage(HomeService home, PinService pins, IStringLocalizer<HomeTexts> L) : IDisposable
{
    [PersistentState]
    public HomeView? View { get; set; }

    private Waiting? Waiting => View?.Waiting;

    private bool HasChains => View!.List.Active + View.List.Archived > 0;

    private ChainFilter Asked => ChainFilter.Read(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query));

    public void Dispose() => Navigation.LocationChanged -= Moved;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        View ??= await home.Load(await Current.Get(), Asked);
    }

    private void Moved(object? sender, LocationChangedEventArgs location) => _ = InvokeAsync(async () =>
    {
        if (View is null || new Uri(Navigation.BaseUri).AbsolutePath != new Uri(location.Location).AbsolutePath) return;

        var asked = Asked;
        var list = await home.List(await Current.Get(), asked);

        // Of two answers that come in the other order the last one asked for counts.
        if (asked != Asked) return;

        View = View with { List = list };
        StateHasChanged();
    });

    /// <summary>Nothing moves: the chain comes first when the page is opened again, and can be unpinned where it stands.</summary>
    private async Task Toggle(MyChain chain) => await Run("pins", async viewer =>
    {
        if (!await pins.Pin(viewer, chain.Slug, !chain.IsPinned)) return false;

        IReadOnlyList<MyChain> Changed(IReadOnlyList<MyChain> chains) =>
            [.. chains.Select(own => own.Slug == chain.Slug ? own with { IsPinned = !chain.IsPinned } : own)];
        View = View! with { Pinned = Changed(View.Pinned), List = View.List with { Chains = Changed(View.List.Chains) } };
        return true;
    });
}
