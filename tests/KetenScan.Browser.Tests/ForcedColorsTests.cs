namespace KetenScan.Browser.Tests;

/// <summary>With forced colours, as in Windows' contrast themes, everything shown by colour is still visible.</summary>
public sealed class ForcedColorsTests(Chromium chromium) : IAsyncLifetime
{
    private const string Marks = "link => link.setAttribute('aria-current', 'page')";
    private const string Unmarks = "link => link.removeAttribute('aria-current')";
    private const string Chain = "/chains/dementie-de-meren";

    private RunningKetenScan app = null!;

    public async ValueTask InitializeAsync() => app = await RunningKetenScan.Start();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_sheet_shows_what_is_chosen_and_how_far_one_is(ColorScheme scheme)
    {
        var page = await SignIn("strategisch", scheme);
        await page.OpenSheet(3);

        Assert.Equal(["1", "2", "3", "5", "0"], await Alike(page, "[data-question='answer-3.1'] .face", "input:not(:checked) + .face"));
        Assert.Equal(["4"], await Alike(page, "[data-question='answer-3.1'] .face", "input:checked + .face"));
        Assert.Empty((await page.FocusRings()).Faults);

        await DiffersWith(
            page.Locator(".steps a .track").First,
            "track => track.firstElementChild.style.width = '100%'",
            "track => track.firstElementChild.style.width = '0'");
        await DiffersWith(page.Locator(".steps a").Nth(5), "step => step.setAttribute('aria-current', 'step')", "step => step.removeAttribute('aria-current')");

        await page.OpenSheet(9);
        await page.GetByLabel("Successen vieren").CheckAsync(new() { Force = true });
        Assert.Equal(["6"], await Alike(page, ".stacked .face", "input:checked + .face"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Bars_places_and_figures_are_seen(ColorScheme scheme)
    {
        var page = await SignIn("coordinator", scheme);
        await page.Open($"{Chain}/rounds/4");
        await DiffersWith(page.Locator("td.bar progress").First, "bar => bar.value = bar.max", "bar => bar.value = 0");
        await DiffersWith(page.Locator("nav.tabs a").First, Marks, Unmarks);
        await HasBorder(page, ".mud-button-root, td.bar progress");

        await page.Open($"{Chain}/rounds/3");
        await DiffersWith(page.Locator(".votes meter").First, "bar => bar.value = bar.max", "bar => bar.value = 0");
        await DiffersWith(page.Locator(".tablinks a").First, Marks, Unmarks);
        await HasBorder(page, "td.v");
        await HasVisibleFigures(page);

        await page.Open($"{Chain}/dossier/2");
        await HasVisibleFigures(page);
        await page.Context.CloseAsync();

        page = await SignIn("consultant", scheme);
        await page.Open("/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier");
        await HasBorder(page, "td.v, .chosen .mark");
        await HasVisibleFigures(page);
    }

    private async Task<IPage> SignIn(string who, ColorScheme scheme)
    {
        var page = await chromium.SignIn(app, who);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        return page;
    }

    /// <summary>The values of the choices that look like the first of a kind, by the drawn colours.</summary>
    private static Task<string[]> Alike(IPage page, string all, string kind) => page.EvaluateAsync<string[]>("""
        ([all, kind]) => {
          const look = face => (({ color, backgroundColor }) => `${color} on ${backgroundColor}`)(getComputedStyle(face));
          const faces = [...document.querySelectorAll(all)];
          const one = look(faces.find(face => face.matches(kind)));
          return faces.filter(face => look(face) === one).map(face => face.previousElementSibling.value);
        }
        """, new[] { all, kind });

    /// <summary>The picture of an element differs between two states.</summary>
    private static async Task DiffersWith(ILocator element, string one, string other)
    {
        await element.EvaluateAsync(one);
        var first = await element.ScreenshotAsync();
        await element.EvaluateAsync(other);
        Assert.NotEqual(first, await element.ScreenshotAsync());
    }

    private static async Task HasBorder(IPage page, string selector)
    {
        var without = await page.EvaluateAsync<string[]>("""
            selector => [...document.querySelectorAll(selector)]
              .filter(element => getComputedStyle(element).borderTopStyle === "none")
              .map(element => element.outerHTML.slice(0, 120))
            """, selector);
        Assert.Empty(without);
        Assert.NotEqual(0, await page.Locator(selector).CountAsync());
    }

    /// <summary>Every shape and text of our figures is black on white or white on black, except grid lines and what is drawn on a shape.</summary>
    private static async Task HasVisibleFigures(IPage page)
    {
        var unseen = await page.EvaluateAsync<string[]>("""
            () => {
              const probe = document.createElement("i");
              probe.style.color = "CanvasText";
              document.body.append(probe);
              const ink = getComputedStyle(probe).color;
              probe.remove();
              const shapes = [...document.querySelectorAll("svg.figure > *, .spark > *, .band .mark > *")]
                .filter(shape => !shape.matches(".stroke-line, .fill-line, .fill-card"));
              if (shapes.length === 0) return ["There are no figures."];
              return shapes
                .filter(shape => ![getComputedStyle(shape).fill, getComputedStyle(shape).stroke].includes(ink))
                .map(shape => shape.outerHTML.slice(0, 120));
            }
            """);
        Assert.Empty(unseen);
    }
}
