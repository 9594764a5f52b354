using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>How two entries of one person are merged.</summary>
/// <param name="Keep">The entry that stays, with its partner and level.</param>
/// <param name="Gone">The entry that is removed.</param>
/// <param name="NameOfGone">Whether the name of the removed entry is kept.</param>
/// <param name="EmailOfGone">Whether the address of the removed entry is kept.</param>
/// <param name="SheetOfGone">Whether the sheet of the removed entry counts, if both handed in to the open round.</param>
public sealed record MergedPeople(PersonRow Keep, PersonRow Gone, bool NameOfGone, bool EmailOfGone, bool SheetOfGone);

/// <summary>How partners are merged.</summary>
/// <param name="Merged">The partners that leave.</param>
/// <param name="Into">The partner that they become; null for a new one.</param>
/// <param name="On">The day from which it counts.</param>
public sealed record MergedPartners(IReadOnlyList<Guid> Merged, Guid? Into, string? NewName, DateOnly On);

/// <summary>Merges two entries of one person, or several partners.</summary>
public sealed class MergeService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, ProgressCount progress, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Merges two entries of one person. In the open round one sheet stays. What happens to links and messages does not depend on
    /// which one, so that it does not reveal who handed in. Closed rounds are not counted again.
    /// </summary>
    /// <returns>False when the viewer does not run the chain.</returns>
    /// <exception cref="RuleBroken">Both have an account, or somebody else changed one of them.</exception>
    public async Task<bool> People(Viewer viewer, string slug, MergedPeople merged, CancellationToken cancel = default)
    {
        (Guid Round, Guid One, Guid Other)? together = null;
        var own = await databases.ChangeOwn(viewer, slug, async (db, chain) =>
        {
            together = null;
            var round = await db.LockOpenRound(chain, cancel);
            var (keep, gone) = (chain.PersonOf(merged.Keep.Id), chain.PersonOf(merged.Gone.Id));
            if (keep == gone) throw new RuleBroken(Rule.PersonIsNotInTheChain);
            if (keep.Version != merged.Keep.Version || gone.Version != merged.Gone.Version) throw new RuleBroken(Rule.SomebodyElseChangedIt);

            keep.Absorb(gone);
            var (name, email) = (merged.NameOfGone ? gone.Name : keep.Name, merged.EmailOfGone ? gone.Email : keep.Email);
            var participations = await db.Participants
                .Where(participant => participant.PersonId == keep.Id || participant.PersonId == gone.Id)
                .Select(participant => new { participant.Id, participant.RoundId, IsKept = participant.PersonId == keep.Id })
                .ToListAsync(cancel);
            var scorecards = await db.EndLinks(
                [
                    .. participations.Where(one => !one.IsKept || merged.EmailOfGone || one.RoundId == round?.Id).Select(one => one.Id),
                ], clock.GetUtcNow(), cancel);

            var (sheetOfKeep, sheetOfGone) = (
                round?.Participants.SingleOrDefault(participant => participant.PersonId == keep.Id),
                round?.Participants.SingleOrDefault(participant => participant.PersonId == gone.Id));
            if (sheetOfKeep is not null && sheetOfGone is not null)
            {
                together = (round!.Id, sheetOfKeep.AskedFor, sheetOfGone.AskedFor);
                round.BecomeOne(sheetOfKeep, sheetOfGone);
            }

            var sheet = await db.OneOf(sheetOfKeep, sheetOfGone, !merged.SheetOfGone, db.Today, cancel);
            await db.Participants
                .Where(participant => participant.PersonId == gone.Id && (round == null || participant.RoundId != round.Id))
                .ExecuteUpdateAsync(participant => participant.SetProperty(one => one.PersonId, (Guid?)keep.Id), cancel);
            await db.ImprovementActions
                .Where(action => action.PersonId == gone.Id)
                .ExecuteUpdateAsync(
                    action => action.SetProperty(one => one.PersonId, (Guid?)keep.Id).SetProperty(one => one.Version, one => one.Version + 1),
                    cancel);

            // So that erasing the person finds them all.
            await db.Outbox
                .Where(message => message.PersonId == gone.Id)
                .ExecuteUpdateAsync(message => message.SetProperty(one => one.PersonId, (Guid?)keep.Id), cancel);
            await db.Set<DossierChange>()
                .Where(change => change.PersonId == gone.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(one => one.PersonId, (Guid?)keep.Id), cancel);
            chain.Remove(gone);
            await db.SaveChangesAsync(cancel);

            var before = keep.Email;
            keep.HandOver(clock.GetUtcNow());
            chain.Correct(keep, chain.PartnerOf(keep.PartnerId), name, email, keep.Level, db.Today);
            await db.KeepAccountOfAddress(chain, keep, cancel);
            if (sheet is not null) round!.Give(sheet, keep, db.Today);
            await db.TellMoved(outbox, chain, keep, [before, gone.Email], cancel);
            await db.ImprovementActions
                .Where(action => action.PersonId == keep.Id && action.State == ActionState.Open)
                .ExecuteUpdateAsync(action => action.SetProperty(one => one.Owner, keep.Name), cancel);
            foreach (var message in await db.Outbox.Where(
                message => message.SentAt == null
                    && db.ImprovementActions.Any(action => action.Id == message.ActionId && action.PersonId == keep.Id)).ToListAsync(cancel))
                message.AddressTo(keep);

            // One link per scorecard.
            var once = participations.Where(one => scorecards.Contains(one.Id))
                .GroupBy(one => one.RoundId)
                .Select(round => round.OrderByDescending(one => one.IsKept).First());
            await db.Invite(
                outbox,
                keep,
                sheet,
                [.. once.Where(one => one.IsKept || !participations.Any(other => other.IsKept && other.RoundId == one.RoundId)).Select(one => one.Id)],
                cancel);
        }, cancel);
        if (own && together is var (id, one, other)) progress.CountTogether(Amsterdam.Day(clock.GetUtcNow()), id, one, other);
        if (own) await audit.Write(viewer, AuditEvent.PeopleMerged, slug, $"{merged.Keep.Id} {merged.Gone.Id}");
        return own;
    }

    /// <summary>Merges partners from a day on; their people, their sheets in the open round and their open actions move along.</summary>
    /// <returns>False when the viewer does not run the chain.</returns>
    /// <exception cref="RuleBroken">The day is in the future or before one of them joined, or a name is taken.</exception>
    public async Task<bool> Partners(Viewer viewer, string slug, MergedPartners merging, CancellationToken cancel = default)
    {
        var into = Guid.Empty;
        var own = await databases.ChangeOwn(viewer, slug, async (db, chain) =>
        {
            var round = await db.LockOpenRound(chain, cancel);
            var merged = merging.Merged.Distinct().Where(id => id != merging.Into).Select(chain.PartnerOf).ToList();
            var successor = merging.Into is { } known ? chain.PartnerOf(known) : await Join(db, chain, merging, merged.Count, cancel);
            into = successor.Id;
            chain.Merge(merged, successor, merging.On, db.Today);
            round?.Follow(merged, successor);
            var ids = merged.ConvertAll(partner => (Guid?)partner.Id);
            await db.SaveChangesAsync(cancel);
            await db.ImprovementActions
                .Where(action => ids.Contains(action.PartnerId) && action.State == ActionState.Open)
                .ExecuteUpdateAsync(
                    action => action.SetProperty(one => one.PartnerId, (Guid?)successor.Id).SetProperty(one => one.Version, one => one.Version + 1),
                    cancel);
        }, cancel);
        if (own) await audit.Write(viewer, AuditEvent.PartnersMerged, slug, string.Join(' ', merging.Merged.Where(id => id != into).Prepend(into)));
        return own;
    }

    private static async Task<Partner> Join(KetenScanDb db, Chain chain, MergedPartners merging, int merged, CancellationToken cancel)
    {
        if (merged < 2) throw new RuleBroken(Rule.PartnersAreChosen);

        var name = Organisation.Written(merging.NewName ?? "");
        if (name.Length == 0) throw new RuleBroken(Rule.FieldIsNeeded);
        if (chain.Partners.Any(partner => Organisation.IsOne(partner.Name, name))) throw new RuleBroken(Rule.OrganisationIsInTheChain);

        return chain.Join(
            await db.OrganisationNamed(name, cancel),
            Slugs.Free(name, Partner.LongestKey, key => chain.Partners.Any(partner => partner.Key == key)),
            merging.On);
    }
}
