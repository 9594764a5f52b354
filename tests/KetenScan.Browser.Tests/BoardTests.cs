namespace KetenScan.Browser.Tests;

/// <summary>The board of improvement actions: cards move by their menu and by dragging, and open beside the board.</summary>
public sealed class BoardTests(Chromium chromium) : IAsyncLifetime
{
    private const string Board = "/chains/dementie-de-meren/actions?view=board";
    private const string Late = "Deel elke maand één verhaal van een mantelzorger";
    private const string Running = "Verkort de weg van huisarts naar casemanager";
    private const string Done = "Leg vast wie in de stuurgroep waarover mag beslissen";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_card_moves_by_keyboard_once_its_result_is_written()
    {
        var page = await Open("coordinator");
        await Expect(Cards(page, "Loopt")).ToHaveTextAsync([Late, Running]);
        await Expect(Card(page, Late).GetByText("Over tijd")).ToBeVisibleAsync();
        await Expect(Card(page, Running).GetByText("Over tijd")).ToHaveCountAsync(0);

        await MoveByKeyboard(page, Late, "Verplaats naar “Klaar”");
        var dialog = page.GetByRole(AriaRole.Dialog);
        var result = dialog.GetByLabel("Wat heeft de actie opgeleverd?");
        await Expect(result).ToBeFocusedAsync();
        await page.IsAccessible();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.Locator(".fieldproblem")).ToContainTextAsync("Schrijf op wat de actie heeft opgeleverd");
        await Expect(result).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Drie verhalen gedeeld.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status).GetByText($"“{Late}” staat nu bij “Klaar”.")).ToBeVisibleAsync();
        await Expect(Cards(page, "Loopt")).ToHaveTextAsync([Running]);
        await Expect(Cards(page, "Klaar")).ToHaveTextAsync([Late, Done]);
        await Expect(Column(page, "Klaar").GetByRole(AriaRole.Heading, new() { Name = "Klaar 2" })).ToBeVisibleAsync();
        await Expect(Opener(page, Late)).ToBeFocusedAsync();
        await page.IsAccessible();

        await MoveByKeyboard(page, Late, "Verplaats naar “Loopt”");
        await Expect(Cards(page, "Loopt")).ToHaveTextAsync([Late, Running]);
        await Expect(Opener(page, Late)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_card_is_dragged_to_another_column_and_back()
    {
        var page = await Open("coordinator");
        await Drag(page, Running, "Vervallen");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Waarom vervalt de actie?").FillAsync("De huisartsen doen het zelf.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Vervalt" }).ClickAsync();
        await Expect(Column(page, "Vervallen").GetByRole(AriaRole.Heading, new() { Name = Running })).ToBeVisibleAsync();
        await Expect(Opener(page, Running)).ToBeFocusedAsync();

        // From one end to the other, the result that was written comes along.
        await Drag(page, Running, "Klaar");
        await Expect(dialog.GetByLabel("Wat heeft de actie opgeleverd?")).ToHaveValueAsync("De huisartsen doen het zelf.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Klaar", Exact = true }).ClickAsync();
        await Expect(Cards(page, "Klaar")).ToHaveTextAsync([Running, Done]);

        await Drag(page, Running, "Loopt");
        await Expect(Cards(page, "Loopt")).ToHaveTextAsync([Late, Running]);
        await page.ReloadAsync();
        await Expect(Cards(page, "Loopt")).ToHaveTextAsync([Late, Running]);
    }

    [Fact]
    public async Task Cancelling_leaves_the_card_where_it_was()
    {
        var page = await Open("coordinator");
        await Drag(page, Late, "Klaar");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Wat heeft de actie opgeleverd?").FillAsync("Toch niet");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Annuleren" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Cards(page, "Loopt")).ToHaveTextAsync([Late, Running]);
        await Expect(Opener(page, Late)).ToBeFocusedAsync();

        await MoveByKeyboard(page, Running, "Verplaats naar “Vervallen”");
        await Expect(dialog.GetByLabel("Waarom vervalt de actie?")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Opener(page, Running)).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Expect(Cards(page, "Loopt")).ToHaveTextAsync([Late, Running]);
    }

    [Fact]
    public async Task A_card_opens_beside_the_board_with_all_that_the_list_offers()
    {
        var page = await Open("coordinator");
        await Opener(page, Late).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var panel = page.GetByRole(AriaRole.Dialog);
        await Expect(panel.GetByText("Successen blijven binnen de eigen organisatie.")).ToBeVisibleAsync();
        await Expect(panel.Locator(":focus")).ToHaveCountAsync(1);
        await page.IsAccessible();

        await panel.GetByRole(AriaRole.Button, new() { Name = $"Wijzigen: {Late}" }).ClickAsync();
        await Expect(panel.GetByLabel("Wat gaat er gebeuren?")).ToBeFocusedAsync();
        await panel.GetByLabel("Wat gaat er gebeuren?").FillAsync("Deel elk kwartaal een verhaal");
        await page.IsAccessible();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Expect(panel.GetByText("Opgeslagen.")).ToBeVisibleAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Wijzigen: Deel elk kwartaal een verhaal" })).ToBeFocusedAsync();

        await panel.GetByRole(AriaRole.Button, new() { Name = "Afronden: Deel elk kwartaal een verhaal" }).ClickAsync();
        await panel.GetByLabel("Wat heeft de actie opgeleverd, of waarom vervalt zij?").FillAsync("Vier verhalen.");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Klaar", Exact = true }).ClickAsync();
        await Expect(panel.GetByText("Afgerond als klaar.")).ToBeVisibleAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Heropenen: Deel elk kwartaal een verhaal" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToHaveCountAsync(0);
        await Expect(Opener(page, "Deel elk kwartaal een verhaal")).ToBeFocusedAsync();
        await Expect(Cards(page, "Klaar")).ToHaveTextAsync(["Deel elk kwartaal een verhaal", Done]);
    }

    [Fact]
    public async Task Of_two_who_end_an_action_the_second_chooses_between_both_results()
    {
        var first = await Open("coordinator");
        var second = await Open("strategisch");
        await Drag(first, Late, "Klaar");
        await first.GetByLabel("Wat heeft de actie opgeleverd?").FillAsync("Drie verhalen gedeeld.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Klaar", Exact = true }).ClickAsync();
        await Expect(Cards(first, "Klaar")).ToHaveTextAsync([Late, Done]);

        await Drag(second, Late, "Vervallen");
        var dialog = second.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Waarom vervalt de actie?").FillAsync("Niemand leest ze.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Vervalt" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Row).Filter(new() { HasText = "Drie verhalen gedeeld." })).ToBeVisibleAsync();
        await second.IsAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Mijn versie opslaan" }).ClickAsync();
        await Expect(Column(second, "Vervallen").GetByRole(AriaRole.Heading, new() { Name = Late })).ToBeVisibleAsync();

        // The first still sees it among what is done.
        await Drag(first, Late, "Loopt");
        await Expect(first.GetByRole(AriaRole.Alert).GetByText("Iemand anders heeft deze actie intussen weer afgerond.")).ToBeVisibleAsync();
        await Expect(Column(first, "Vervallen").GetByRole(AriaRole.Heading, new() { Name = Late })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_member_moves_only_own_cards_and_reads_the_others()
    {
        var page = await Open("strategisch", width: 390);
        await Expect(Card(page, Late)).ToHaveAttributeAsync("draggable", "true");
        await Expect(page.Locator("li[draggable]")).ToHaveCountAsync(1);
        await Expect(page.Locator("details.rowmenu")).ToHaveCountAsync(1);

        await Opener(page, Running).ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog);
        await Expect(panel.GetByText("Opmerkingen (0)")).ToBeVisibleAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Afronden|Wijzigen)") })).ToHaveCountAsync(0);
        await page.IsAccessible();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Sluiten" }).ClickAsync();
        await Expect(Opener(page, Running)).ToBeFocusedAsync();
    }

    private async Task<IPage> Open(string who, int width = 1280)
    {
        var page = await chromium.SignIn(app, who, width);
        await page.Open(Board);
        return page;
    }

    private static ILocator Column(IPage page, string state) =>
        page.GetByRole(AriaRole.Region, new() { NameRegex = new($"^{state}\\b") });

    /// <summary>The texts of a column's cards, from top to bottom.</summary>
    private static ILocator Cards(IPage page, string state) => Column(page, state).GetByRole(AriaRole.Heading, new() { Level = 3 });

    private static ILocator Card(IPage page, string action) =>
        page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = action }) });

    private static ILocator Opener(IPage page, string action) => Card(page, action).GetByRole(AriaRole.Button, new() { Name = action, Exact = true });

    private static Task Drag(IPage page, string action, string state) => Card(page, action).DragToAsync(Column(page, state));

    private static async Task MoveByKeyboard(IPage page, string action, string to)
    {
        await page.Locator($"summary[aria-label='Verplaatsen: {action}']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Card(page, action).GetByRole(AriaRole.Button, new() { Name = to }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
