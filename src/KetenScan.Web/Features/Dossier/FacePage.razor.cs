using KetenScan.Domain;
using KetenScan.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Viewer = KetenScan.Data.Access.Viewer;

namespace KetenScan.Web.Features.Dossier;

/// <summary>The chain's public face: coordinators fill it in, people of the chain read it.</summary>
public sealed partial class FacePage(FaceService faces, IStringLocalizer<DossierTexts> L)
{
    private const string AtLogo = "logo";
    private const string AtSave = "save";

    /// <summary>In megabytes.</summary>
    private const int LargestLogo = 2;

    private ActForm? form;
    private FaceFields? stored;
    private FaceView? conflict;
    private Func<Task<bool>>? again;
    private string? wantedLogo;

    [Parameter]
    public required string Slug { get; set; }

    [PersistentState]
    public FaceView? View { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (View?.Slug != Slug)
        {
            if (await faces.Find(await Current.Get(), Slug) is { } found) Show(found);
            else Navigation.NotFound();
        }
        else
        {
            stored ??= View.Fields with { };
        }
    }

    protected override Outcome? Explain(string at, Exception failure) => failure switch
    {
        RuleBroken { Rule: Rule.ColourIsHexadecimal } broken => Outcome.Wrong(at, [("colour", RuleTexts[broken.Rule.ToString()])]),
        UploadRefused refused => Outcome.Wrong(at, [("file", L[refused.Problem.ToString(), refused.Limit])]),
        _ => base.Explain(at, failure),
    };

    private static string Picked(string? colour) => colour is ['#', _, _, _, _, _, _] ? colour : KetenTheme.Main;

    private string Filled(string? fact) => fact ?? L["NotFilledIn"];

    private void Show(FaceView found) => (View, stored, conflict) = (found, found.Fields with { }, null);

    private async Task<bool> Save()
    {
        if (!await Change(AtSave, faces.Save, Save, logo: null)) return false;

        stored = View!.Fields with { };
        return true;
    }

    private Task<bool> TakeLogo(IBrowserFile file)
    {
        byte[]? content = null;
        async Task<FaceView?> Take(Viewer viewer, FaceView view, CancellationToken cancel) =>
            await faces.SetLogo(viewer, view, content ??= await file.ReadAll(LargestLogo), cancel);
        Task<bool> Set() => Change(AtLogo, Take, Set, L["LogoMine"]);
        return Set();
    }

    private async Task RemoveLogo()
    {
        if (await RemoveLogoNow()) Focus("#file");
    }

    private Task<bool> RemoveLogoNow() => Change(AtLogo, faces.RemoveLogo, RemoveLogoNow, L["NoLogo"]);

    /// <summary>Stores a change and reports it; other unsaved input stays. If somebody else changed the face, both versions are shown.</summary>
    private async Task<bool> Change(string at, Func<Viewer, FaceView, CancellationToken, Task<FaceView?>> act, Func<Task<bool>> again, string? logo)
    {
        (conflict, this.again, wantedLogo) = (null, again, logo);
        var known = await Run(at, async viewer =>
        {
            try
            {
                if (await act(viewer, View!, default) is not { } changed) return false;
                View = changed with { Fields = View!.Fields };
            }
            catch (ChangedMeanwhile<FaceView> changed)
            {
                // Changing only the logo does not conflict with what somebody else filled in.
                var theirs = changed.Theirs;
                if (logo is not null && View!.Fields == stored) Show(View with { Fields = theirs.Fields });
                if (Differences(theirs).Any()) conflict = theirs;
                else Show(theirs);
            }

            return true;
        });
        if (!known || conflict is not null) return false;

        Say(at, L["Saved"]);
        return true;
    }

    private IEnumerable<Disagreement> Differences(FaceView theirs)
    {
        var (mine, other) = (View!.Fields, theirs.Fields);
        IEnumerable<Disagreement> all =
        [
            new(L["Logo"], wantedLogo, wantedLogo is null ? null : L[theirs.HasLogo ? "LogoTheirs" : "NoLogo"].Value),
            new(L["Colour"], Written(mine.Colour)?.ToLowerInvariant(), other.Colour),
            new(L["OwnName"], Written(mine.Name), other.Name),
            new(L["Slogan"], Written(mine.Slogan), other.Slogan),
            new(L["Mascot"], Written(mine.Mascot), other.Mascot),
            new(L["MeetingPlace"], Written(mine.MeetingPlace), other.MeetingPlace),
            new(L["Channels"], Written(mine.Channels), other.Channels),
        ];
        return all.Where(one => one.Mine != one.Theirs);
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task KeepMine()
    {
        View = View! with { Version = conflict!.Version, HasLogo = conflict.HasLogo };
        if (await again!() && wantedLogo is null) form?.Forget();
    }

    private void KeepTheirs()
    {
        Show(conflict!);
        form?.Forget();
    }
}
