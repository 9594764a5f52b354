using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Dossiers;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Dossier;
using KetenScan.Reports;
using KetenScan.Reports.Figures;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Dossier;

/// <summary>Reads what the chain plan contains.</summary>
public sealed class ChainPlanService(IDbContextFactory<KetenScanDb> databases)
{
    /// <summary>
    /// The plan as of today; null when the chain does not exist for the viewer. Contains the open actions, and those that ended in the last year.
    /// </summary>
    public async Task<ChainPlan?> Find(Viewer viewer, string slug, CultureInfo culture, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsOf(viewer)
            .Where(chain => chain.Slug == slug)
            .Select(chain => new { chain.Id, chain.Name })
            .SingleOrDefaultAsync(cancel);
        if (chain is null) return null;

        var today = db.Today;
        var dossier = await db.DossierOf(chain.Id, cancel);
        var pictures = dossier.All<Story>().Select(story => story.Fact.FileId).OfType<Guid>().ToList();
        var byId = dossier.Partners.ToDictionary(partner => partner.Id, partner => partner.Name);
        return new ChainPlan(
            chain.Name,
            today,
            [
                .. dossier.Partners
                    .OrderBy(partner => partner.Name, StringComparer.Create(culture, ignoreCase: true))
                    .Select(partner => new PlannedPartner(partner.Id, partner.Name, partner.Joined, partner.IsActiveOn(today))),
            ],
            dossier.Facts,
            Evidence.Of(dossier, today),
            PrincipleNames.In(culture),
            [.. Balance.Of(dossier, today).Select(balance => new ReportedBalance(balance.Partner.Name, balance.Expected, balance.Realised))],
            [
                .. dossier.Actions
                    .Where(action => action.State == ActionState.Open || action.EndedOn > today.AddYears(-1))
                    .OrderBy(action => action.Due).ThenBy(action => action.Id)
                    .Select(
                        action => new ReportedAction(
                            action.Principle,
                            action.What,
                            action.PartnerId is { } partner ? $"{action.Owner} ({byId[partner]})" : action.Owner,
                            action.Due,
                            action.State,
                            action.Result,
                            action.RoundNumber)),
            ],
            dossier.Face is { } face ? new PlannedFace(face.Name, face.Slogan, face.Mascot, face.MeetingPlace, face.Channels) : null,
            dossier.Face is { } own ? new ReportedFace(own.Colour, own.Logo) : null,
            await db.DossierFiles
                .Where(file => file.ChainId == chain.Id && pictures.Contains(file.Id))
                .ToDictionaryAsync(file => file.Id, file => file.Content, cancel));
    }
}
