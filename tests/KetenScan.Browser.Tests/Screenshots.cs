using System.Diagnostics;
using System.Runtime.CompilerServices;
using KetenScan.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KetenScan.Browser.Tests;

/// <summary>Redraws the pictures in docs/images. Run on request only, as the README explains.</summary>
public sealed class Screenshots(Chromium chromium)
{
    private const string Chain = "/chains/dementie-de-meren";

    [Fact(Explicit = true)]
    public async Task Draw_the_pictures_of_the_documentation()
    {
        await using var app = await RunningKetenScan.Start();
        await HideHints(app);
        await Draw(app, "coordinator", $"{Chain}/rounds/3", "scorecard");
        await Draw(app, "strategisch", $"{Chain}/rounds/4/assessment?step=3", "assessment");
        await Draw(app, "strategisch", $"{Chain}/rounds/4/assessment?step=3", "assessment-phone", width: 390);
        await Draw(app, "consultant", "/compare?chain=dementie-de-meren&chain=jeugd-noorderkwartier", "compare");
        await Draw(app, "coordinator", $"{Chain}/dossier/2", "dossier");
        await DrawPaper(app);

        // docs/tour.md
        await Draw(app, "coordinator", $"{Chain}/people", "tour-people");
        await Draw(app, "coordinator", $"{Chain}/rounds/4", "tour-progress");
        await Draw(app, "strategisch", "/", "tour-member");
        await Draw(app, "coordinator", Chain, "tour-overview");
        await Draw(app, "coordinator", $"{Chain}/rounds/3/principles/3", "tour-principle");
        await Draw(app, "coordinator", $"{Chain}/rounds/3/present?screen=2", "tour-present");
        await Draw(app, "coordinator", $"{Chain}/actions?view=board", "tour-actions");
        await DrawPlan(app);
    }

    private static async Task HideHints(RunningKetenScan app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<KetenScanDb>>().CreateDbContextAsync();
        foreach (var account in await db.Users.Select(user => user.Id).ToListAsync())
            db.AddRange(Enum.GetValues<Hint>().Select(hint => new HiddenHint(account, hint)));
        await db.SaveChangesAsync();
    }

    private async Task Draw(RunningKetenScan app, string who, string address, string name, int width = 1280)
    {
        var page = await chromium.SignIn(app, who, width);
        await page.Open(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Images(), $"{name}.png") });
        await page.Context.CloseAsync();
    }

    private async Task DrawPlan(RunningKetenScan app)
    {
        var page = await chromium.SignIn(app, "coordinator");
        await page.PlanRound(Chain, "Voorjaar 2027");
        await page.Context.CloseAsync();
        await Draw(app, "coordinator", $"{Chain}/rounds/5?step=3", "tour-plan");
    }

    private async Task DrawPaper(RunningKetenScan app)
    {
        var page = await chromium.SignIn(app, "coordinator");
        var answer = await page.Context.APIRequest.GetAsync($"{Chain}/rounds/3/scorecard.pdf?culture=nl");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await answer.BodyAsync());
        using var tool = Process.Start("pdftoppm", ["-r", "80", "-f", "1", "-l", "1", "-singlefile", "-png", file, Path.Combine(Images(), "paper")]);
        await tool.WaitForExitAsync();
        File.Delete(file);
        Assert.Equal(0, tool.ExitCode);
    }

    private static string Images([CallerFilePath] string here = "") =>
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(here)!, "../../docs/images")).FullName;
}
