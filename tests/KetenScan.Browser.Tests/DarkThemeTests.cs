namespace KetenScan.Browser.Tests;

/// <summary>Pages on a phone in the dark theme. Not in <see cref="PhoneTests"/>, so that both run at the same time.</summary>
public sealed class DarkThemeTests(Chromium chromium) : IAsyncLifetime
{
    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public Task Every_page_fits_a_phone() => app.EveryPageIsAccessible(chromium, "dark");
}
