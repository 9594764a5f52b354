namespace KetenScan.Browser.Tests;

/// <summary>What is explained at first use, until its reader does not want to see it any more.</summary>
public sealed class HintTests(Chromium chromium) : IAsyncLifetime
{
    private const string Chain = "/chains/dementie-de-meren";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_hint_is_put_off_for_good_and_on_every_device()
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.Open(Chain);
        await Expect(Hint(page)).ToContainTextAsync("Dit is de pagina van uw keten.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Hint(page)).ToBeVisibleAsync();
        await page.IsAccessible();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(Hint(page)).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await Hint(page).GetByRole(AriaRole.Button, new() { Name = "Niet meer tonen" }).ClickAsync();
        await Expect(Hint(page)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        var phone = await chromium.SignIn(app, "coordinator", width: 390);
        await phone.Open(Chain);
        await Expect(Hint(phone)).ToHaveCountAsync(0);
        await phone.Open($"{Chain}/rounds/3");
        await Expect(Hint(phone)).ToContainTextAsync("Zo leest u de scorekaart.");
        await phone.IsAccessible();
    }

    [Fact]
    public async Task Each_sees_the_hints_of_what_is_theirs()
    {
        var member = await chromium.SignIn(app, "strategisch");
        await member.Open(Chain);
        await Expect(Hint(member)).ToHaveCountAsync(0);
        await member.Open($"{Chain}/rounds/3");
        await Expect(Hint(member)).ToBeVisibleAsync();

        var consultant = await chromium.SignIn(app, "consultant");
        await consultant.Open("/compare");
        await Expect(Hint(consultant)).ToContainTextAsync("Zo vergelijkt u ketens.");
        await consultant.IsAccessible();
        await consultant.Open(Chain);
        await Expect(Hint(consultant)).ToHaveCountAsync(0);
    }

    private static ILocator Hint(IPage page) => page.GetByRole(AriaRole.Note, new() { Name = "Uitleg" });
}
