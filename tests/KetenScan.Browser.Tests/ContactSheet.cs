using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KetenScan.Browser.Tests;

/// <summary>
/// Pictures of every page at three widths, light and dark, in both languages, side by side in sheets of small pictures, to look at. Run on request only:
/// <c>dotnet test --project tests/KetenScan.Browser.Tests --explicit only --filter-class "*.ContactSheet"</c>. The variable CONTACT_SHEET names the folder.
/// </summary>
public sealed class ContactSheet(Chromium chromium, ITestOutputHelper output)
{
    private static readonly (int Width, string Theme, string Language)[] Looks =
    [
        .. from width in (int[])[1280, 768, 390]
           from theme in (string[])["light", "dark"]
           from language in (string[])["nl", "en"]
           select (width, theme, language),
    ];

    [Fact(Explicit = true)]
    public async Task Draw_every_page_in_every_look()
    {
        var folder = Directory.CreateDirectory(
            Environment.GetEnvironmentVariable("CONTACT_SHEET") ?? Path.Combine(Path.GetTempPath(), "ketenscan-contact-sheet")).FullName;
        await using var app = await RunningKetenScan.Start();
        foreach (var look in Looks)
            await Draw(app, look, Directory.CreateDirectory(Path.Combine(folder, $"{look.Width}-{look.Theme}-{look.Language}")).FullName);
        output.WriteLine(folder);
    }

    private async Task Draw(RunningKetenScan app, (int Width, string Theme, string Language) look, string folder)
    {
        var sheet = new StringBuilder("<!DOCTYPE html><style>body{font:12px sans-serif;display:flex;flex-wrap:wrap;gap:12px}");
        sheet.Append("figure{margin:0}img{width:300px}</style>");
        foreach (var own in PageRoutes.All.Values.SelectMany(places => places).GroupBy(place => place.Who, place => place.Address))
        {
            var page = own.Key == PageRoutes.Nobody ? await chromium.Visit(app, look.Width) : await chromium.SignIn(app, own.Key, look.Width);
            await page.GotoAsync($"/preferences/theme/{look.Theme}");
            await page.GotoAsync($"/preferences/language/{look.Language}");
            foreach (var address in own)
            {
                await page.GotoAsync(address);
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                var name = $"{own.Key}{Regex.Replace(address, "[^a-z0-9]+", "-")}.jpg";
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name), Type = ScreenshotType.Jpeg, Quality = 80 });
                sheet.Append("<figure><img src='").Append(name).Append("'><figcaption>").Append(WebUtility.HtmlEncode($"{own.Key} {address}"))
                    .Append("</figcaption></figure>");
            }

            await page.Context.CloseAsync();
        }

        var index = Path.Combine(folder, "index.html");
        await File.WriteAllTextAsync(index, sheet.ToString());
        var view = await chromium.Visit(app, 1280);
        await view.GotoAsync($"file://{index}");
        await view.ScreenshotAsync(new() { Path = $"{folder}.png", FullPage = true });
        await view.Context.CloseAsync();
    }
}
