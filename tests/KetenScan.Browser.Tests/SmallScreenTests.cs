namespace KetenScan.Browser.Tests;

/// <summary>The sheet on a phone, and zoomed so far that only one question fits.</summary>
public sealed class SmallScreenTests(Chromium chromium) : IAsyncLifetime
{
    /// <summary>Half the height of the first principle when each choice had its own line.</summary>
    private const int HighestPrinciple = 2956 / 2;

    private const int SmallestTarget = 44;

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task On_a_phone_the_choices_stand_in_one_row_and_keep_their_size_and_their_names()
    {
        var page = await chromium.SignIn(app, "strategisch", width: 390);
        for (var principle = 1; principle <= 8; principle++)
        {
            await page.OpenSheet(principle);
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 1, HighestPrinciple);
        }

        await page.OpenSheet(4);
        await HasOneRow(page, "4.1");
        var statement = page.Statement("4.1");
        foreach (var name in (string[])["1 helemaal oneens", "2 oneens", "3 niet eens, niet oneens", "4 eens", "5 helemaal eens", "weet ik niet"])
            await Expect(statement.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true })).ToHaveCountAsync(1);
        await Expect(statement.Locator(".ends > span")).ToHaveTextAsync(["helemaal oneens", "helemaal eens"]);
        await Expect(statement.Locator(".ends")).ToBeVisibleAsync();

        await page.SetViewportSizeAsync(320, 640);
        await HasOneRow(page, "4.1");

        await page.OpenSheet(9);
        AreLargeEnough(await Boxes(page.Step().Locator(".choice")));
    }

    [Fact]
    public async Task Choosing_moves_nothing_and_is_shown_by_more_than_colour()
    {
        var page = await chromium.SignIn(app, "strategisch", width: 390);
        await page.OpenSheet(4);
        var before = await Places(page);

        await page.Answer("4.1", 2);
        await page.Answer("4.2", 0);

        await page.EvaluateAsync("scrollTo({ top: 0, behavior: 'instant' })");
        Assert.Equal(before, await Places(page));
        var ticked = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll("section:not([hidden]) .face")]
              .filter(face => getComputedStyle(face, "::after").visibility === "visible")
              .map(face => face.previousElementSibling.name + "=" + face.previousElementSibling.value)
            """);
        Assert.Equal(["answer-4.1=2", "answer-4.2=0"], ticked);
    }

    [Fact]
    public async Task Zoomed_to_400_percent_the_question_in_focus_is_wholly_in_sight()
    {
        var page = await chromium.SignIn(app, "strategisch", width: 320);
        await page.SetViewportSizeAsync(320, 256);
        await page.OpenSheet(4);

        await page.Statement("4.1").Locator("input").Last.FocusAsync();
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.Statement("4.2").Locator("input").First).ToBeFocusedAsync();
        await Expect(page.Statement("4.2").Locator("legend")).ToBeInViewportAsync(new() { Ratio = 1 });
        var covered = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll("[data-question='answer-4.2'] .choice:not(.unknown)")].filter(choice => {
              const { left, top, width, height } = choice.getBoundingClientRect();
              return ![top + 1, top + height - 1].every(y => choice.contains(document.elementFromPoint(left + width / 2, y)));
            }).map(choice => choice.innerText)
            """);
        Assert.Empty(covered);
    }

    private static async Task HasOneRow(IPage page, string code)
    {
        var boxes = await Boxes(page.Statement(code).Locator(".choice"));
        Assert.Equal(6, boxes.Count);
        AreLargeEnough(boxes);
        Assert.Single(boxes.Take(5).Select(box => box.Y).Distinct());
        Assert.True(boxes[5].Y >= boxes[0].Y + boxes[0].Height, "\"weet ik niet\" stands beside the scale.");
    }

    private static async Task<List<LocatorBoundingBoxResult>> Boxes(ILocator choices)
    {
        var boxes = new List<LocatorBoundingBoxResult>();
        foreach (var choice in await choices.AllAsync()) boxes.Add((await choice.BoundingBoxAsync())!);
        return boxes;
    }

    private static void AreLargeEnough(List<LocatorBoundingBoxResult> boxes) =>
        Assert.All(boxes, box => Assert.True(box.Width >= SmallestTarget && box.Height >= SmallestTarget, $"{box.Width} x {box.Height}"));

    private static Task<string> Places(IPage page) => page.EvaluateAsync<string>("""
        JSON.stringify([...document.querySelectorAll("section:not([hidden]) :is(.question, .choice, .choice b, .foot)")].map(element => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y + scrollY, width, height];
        }))
        """);
}
