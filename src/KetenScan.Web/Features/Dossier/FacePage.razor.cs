using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Dossier;

/// <summary>What the chain is known by; whoever runs the chain fills it in, its people read it.</summary>
public sealed partial class FacePage(CurrentViewer current, FaceService faces, NavigationManager navigation, IStringLocalizer<DossierTexts> L, IStringLocalizer<RuleTexts> ruleTexts)
{
    /// <summary>In megabytes.</summary>
    private const int LargestLogo = 2;

    private string? problem;
    private string? said;
    private bool busy;

    [Parameter]
    public required string Slug { get; set; }

    [PersistentState]
    public FaceView? View { get; set; }

    private bool Waits => busy || !RendererInfo.IsInteractive;

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug != Slug) View = await faces.Find(await current.Get(), Slug);
        if (View is null) navigation.NotFound();
    }

    private static string Picked(string? colour) => colour is ['#', _, _, _, _, _, _] ? colour : "#0b5a6f";

    private string Said(string? fact) => fact ?? L["NotFilledIn"];

    private Task Save() => Do(async () => await faces.Save(await current.Get(), View!));

    private Task RemoveLogo() => Do(async () => await faces.RemoveLogo(await current.Get(), View!));

    private Task TakeLogo(InputFileChangeEventArgs change) => Do(async () =>
    {
        var content = await change.File.ReadAll(LargestLogo);
        return await faces.SetLogo(await current.Get(), View!, content);
    });

    /// <summary>Does it and says so; what was filled in but not saved stays as it is.</summary>
    private async Task Do(Func<Task<FaceView?>> work)
    {
        (problem, said, busy) = (null, null, true);
        try
        {
            if (await work() is not { } changed)
            {
                navigation.NotFound();
                return;
            }

            View = changed with { Fields = View!.Fields };
            said = L["Saved"];
        }
        catch (RuleBroken broken)
        {
            problem = ruleTexts[broken.Rule.ToString()];
        }
        catch (UploadRefused refused)
        {
            problem = L[refused.Problem.ToString(), refused.Limit];
        }
        finally
        {
            busy = false;
        }
    }
}
