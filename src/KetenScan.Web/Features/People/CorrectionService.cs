using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.People;

/// <summary>The new data of a person.</summary>
/// <param name="Seen">The version that the form was filled from.</param>
public sealed record CorrectedPerson(string Name, string Email, Guid PartnerId, Domain.Rounds.Level Level, int Seen);

/// <summary>A change of a person or partner.</summary>
/// <param name="Who">The name of whoever made it.</param>
/// <param name="Fields">The changed fields of a person.</param>
public sealed record HistoryLine(AuditEvent What, DateTimeOffset At, string Who, PersonField Fields);

/// <summary>Changes the data of people and partners.</summary>
public sealed class CorrectionService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    private static readonly AuditEvent[] Corrects =
        [
            AuditEvent.PersonCorrected,
            AuditEvent.PeopleMerged,
            AuditEvent.PersonRemoved,
            AuditEvent.PersonRestored,
            AuditEvent.PartnerRenamed,
            AuditEvent.PartnersMerged,
        ];

    /// <summary>
    /// Changes the name, address, partner and level of a person. In the open round the sheet is updated too. When the address
    /// changes, a new invitation is sent, and links that were sent to the old address end.
    /// </summary>
    /// <returns>False when the viewer does not run the chain.</returns>
    /// <exception cref="RuleBroken">Somebody else in the chain has the address, or the partner has left.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed the person since the form was filled.</exception>
    public async Task<bool> Correct(Viewer viewer, string slug, Guid personId, CorrectedPerson corrected, CancellationToken cancel = default)
    {
        var changed = PersonField.None;
        var own = await databases.ChangeOwn(viewer, slug, async (db, chain) =>
        {
            changed = PersonField.None;

            // Locked first, so that nobody is asked, reminded or hands in between reading and writing.
            var round = await db.LockOpenRound(chain, cancel);
            var person = chain.PersonOf(personId);
            if (person.Version != corrected.Seen) throw new ChangedMeanwhile<CorrectedPerson>(
                new CorrectedPerson(person.Name, person.Email, person.PartnerId, person.Level, person.Version));

            var (before, addressBefore) = (person.Name, person.Email);
            changed = chain.Correct(person, chain.PartnerOf(corrected.PartnerId), corrected.Name, corrected.Email, corrected.Level, db.Today);
            if (changed == PersonField.None) return;

            var participants = await db.Participants
                .Where(participant => participant.PersonId == personId)
                .Select(participant => participant.Id)
                .ToListAsync(cancel);
            var sheet = round?.Participants.SingleOrDefault(participant => participant.PersonId == personId);
            IReadOnlyList<Guid> scorecards = [];
            if (changed.HasFlag(PersonField.Email))
            {
                scorecards = await db.EndLinks(participants, clock.GetUtcNow(), cancel);

                // A person who was taken out while their sheet stayed was the same person.
                sheet = await db.OneOf(
                    sheet,
                    round?.Participants.SingleOrDefault(participant => participant.Address == person.Email),
                    ownCounts: true,
                    db.Today,
                    cancel);
                await db.KeepAccountOfAddress(chain, person, cancel);
                person.HandOver(clock.GetUtcNow());
                await db.TellMoved(outbox, chain, person, [addressBefore], cancel);
            }
            else
            {
                foreach (var message in await db.WaitingFor(participants, cancel)) message.AddressTo(person);
            }

            if (sheet is not null) round!.Give(sheet, person, db.Today);
            if (changed.HasFlag(PersonField.Email)) await db.Invite(outbox, person, sheet, scorecards, cancel);
            await FollowInActions(db, person, before, cancel);
            await db.SaveChangesAsync(cancel);
        }, cancel);
        if (own && changed != PersonField.None) await audit.Write(viewer, AuditEvent.PersonCorrected, slug, $"{personId} {changed}");
        return own;
    }

    /// <summary>
    /// Gives a partner another name in this chain; other chains of the same organisation keep the old one. When only case or spaces
    /// change, it is still the same organisation, and its name is corrected in those chains too.
    /// </summary>
    /// <param name="seen">The name when the form was filled.</param>
    /// <exception cref="RuleBroken">Another partner has that name, or somebody else renamed it.</exception>
    public async Task<bool> Rename(Viewer viewer, string slug, Guid partnerId, string seen, string name, CancellationToken cancel = default)
    {
        var renamed = false;
        var own = await databases.ChangeOwn(viewer, slug, async (db, chain) =>
        {
            var (partner, written) = (chain.PartnerOf(partnerId), Organisation.Written(name));
            renamed = partner.Name != written;
            if (!renamed) return;
            if (partner.Name != seen) throw new RuleBroken(Rule.SomebodyElseChangedIt);
            if (chain.Partners.Any(other => other != partner && Organisation.IsOne(other.Name, written))) throw new RuleBroken(Rule.OrganisationIsInTheChain);

            if (Organisation.IsOne(partner.Name, written))
            {
                partner.Organisation.Spell(written);
                return;
            }

            var before = partner.Organisation;
            partner.Rename(await db.OrganisationNamed(written, cancel));
            if (!await db.Partners.AnyAsync(other => other.OrganisationId == before.Id && other.Id != partnerId, cancel)) db.Remove(before);
        }, cancel);
        if (own && renamed) await audit.Write(viewer, AuditEvent.PartnerRenamed, slug, $"{partnerId}");
        return own;
    }

    /// <summary>The changes of a person or partner of a chain that the viewer runs, newest first; never the previous values.</summary>
    public async Task<IReadOnlyList<HistoryLine>?> History(Viewer viewer, string slug, Guid about, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.ChainsRunBy(viewer).AnyAsync(chain => chain.Slug == slug, cancel)) return null;

        var id = about.ToString();
        var entries = await db.AuditLog.AsNoTracking()
            .Where(entry => entry.Chain == slug && Corrects.Contains(entry.What) && entry.About != null && entry.About.Contains(id))
            .OrderByDescending(entry => entry.Number)
            .ToListAsync(cancel);
        return [.. entries.Select(entry => new HistoryLine(entry.What, entry.At, NameIn(entry.Who), FieldsIn(entry.About!)))];
    }

    /// <summary>Updates the person's actions and the messages about them.</summary>
    private static async Task FollowInActions(KetenScanDb db, Person person, string before, CancellationToken cancel)
    {
        await db.ImprovementActions
            .Where(action => action.PersonId == person.Id && action.Owner == before && action.State == ActionState.Open)
            .ExecuteUpdateAsync(action => action.SetProperty(own => own.Owner, person.Name), cancel);
        var waiting = await db.Outbox
            .Where(message => message.SentAt == null && db.ImprovementActions.Any(action => action.Id == message.ActionId && action.PersonId == person.Id))
            .ToListAsync(cancel);
        waiting.ForEach(message => message.AddressTo(person));
    }

    private static string NameIn(string who) => who.EndsWith(')') && who.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var end ? who[..end] : who;

    private static PersonField FieldsIn(string about) =>
        about.Split(' ', 2) is [_, var fields] && Enum.TryParse<PersonField>(fields, out var changed) ? changed : PersonField.None;
}
