using System.Security.Cryptography;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Invitations;

/// <summary>A personal link.</summary>
/// <param name="Valid">Whether it still works.</param>
/// <param name="UsedOn">The day on which it was used up, if it was.</param>
/// <param name="IsOpenHere">Whether this browser has opened the sheet already.</param>
/// <param name="Partner">The partner that the person answers for.</param>
/// <param name="Promise">What the person is told, before a sheet, about who will see what; null for other links.</param>
public sealed record OpenedLink(
    Guid Id,
    InvitationPurpose Purpose,
    bool Valid,
    DateOnly? UsedOn,
    bool IsOpenHere,
    string Name,
    string Chain,
    string Slug,
    int Round,
    string RoundName,
    DateOnly ClosesOn,
    RoundState State,
    string Partner,
    Promise? Promise);

public sealed class InvitationService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, TimeProvider clock)
{
    /// <summary>Finds a link; null for a token that does not exist or was withdrawn, or whose person left the chain.</summary>
    public async Task<OpenedLink?> Find(string token, Viewer? viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Find(db.InvitationsBy(SecretToken.HashOf(token)), db, viewer?.DeviceId, cancel);
    }

    /// <summary>Opens the sheet of a link on a browser. A link that was handed over by somebody else is used up by this.</summary>
    /// <param name="viewer">The viewer. A browser that has opened the sheet already stays the same device when a mailed link is opened again.</param>
    /// <returns>The device by which to remember the browser; null when the link does not work, or somebody used it at the same moment.</returns>
    public async Task<Guid?> Open(OpenedLink link, Viewer? viewer = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        if (await db.Use(link.Id, now, cancel) is not { } used) return null;
        if (used.Way == InvitationWay.ByMail
            && viewer?.DeviceId is { } here
            && await db.OpenDevices().AnyAsync(open => open.Id == here && open.ParticipantId == used.ParticipantId, cancel))
            return here;

        await db.Outbox
            .Where(message => message.InvitationId == link.Id && !db.ValidInvitations().Any(own => own.Id == link.Id))
            .ExecuteUpdateAsync(message => message.SetProperty(own => own.ProtectedLink, (string?)null), cancel);
        var device = new SheetDevice(used, now);
        db.SheetDevices.Add(device);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return device.Id;
    }

    /// <summary>Finds the link that a sheet shows as six digits, for the mail address of its owner. Five wrong attempts end it.</summary>
    /// <returns>The link; null when no sheet of this address shows these digits.</returns>
    public async Task<OpenedLink?> ByCode(string email, string code, CancellationToken cancel = default)
    {
        var (address, digits) = (Person.Written(email), string.Concat(code.Where(char.IsAsciiDigit)));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var shown = await db.ValidInvitations().AsNoTracking()
            .Where(link => link.CodeHash != null && db.Participants.Any(participant =>
                participant.Id == link.ParticipantId && db.People.Any(person => person.Id == participant.PersonId && person.Email == address)))
            .ToListAsync(cancel);
        foreach (var link in shown)
        {
            // Counted before the digits are compared, so that parallel attempts are limited to five as well.
            if (!await db.CountTry(link.Id, cancel)) continue;
            if (CryptographicOperations.FixedTimeEquals(link.CodeHash!, SheetCode.HashOf(link.Id, digits))) return await Find(
                db.InvitationsBy(link.TokenHash),
                db,
                device: null,
                cancel);
        }

        return null;
    }

    /// <summary>Sends a new link for every open round that this address is asked in, at most one an hour. Does not reveal whether there are any.</summary>
    public Task AskAgain(string email, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        var address = Person.Written(email);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var asked = await (
            from person in db.People
            where person.Email == address
            join participant in db.Participants on person.Id equals participant.PersonId
            join round in db.Rounds on participant.RoundId equals round.Id
            where round.State == RoundState.Open
            select participant).ToListAsync(cancel);
        foreach (var participant in asked)
        {
            var once = $"{MailKind.NewLink}:{participant.Id:N}:{clock.GetUtcNow():yyyyMMddHH}";
            if (!await db.Outbox.AnyAsync(message => message.Once == once, cancel)) outbox.Add(db, MailKind.NewLink, once, participant, address);
        }

        await db.SaveChangesAsync(cancel);
        return true;
    });

    private static async Task<OpenedLink?> Find(IQueryable<Invitation> invitations, KetenScanDb db, Guid? device, CancellationToken cancel)
    {
        var found = await (
            from invitation in invitations
            join participant in db.Participants on invitation.ParticipantId equals participant.Id
            join round in db.Rounds on invitation.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            select new
            {
                invitation.Id,
                invitation.Purpose,
                Valid = db.ValidInvitations().Any(valid => valid.Id == invitation.Id),
                invitation.Way,
                invitation.UsedAt,
                IsOpenHere = db.OpenDevices().Any(open => open.Id == device && open.ParticipantId == participant.Id),
                participant.Name,
                Chain = chain.Name,
                chain.Slug,
                Round = round,
                Partner = partner.Organisation.Name,
                participant.PartnerId,
                participant.Level,
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var promise = found is { Valid: true, Purpose: InvitationPurpose.Sheet } ? await db.PromiseIn(found.Round, found.PartnerId, found.Level, cancel) : null;
        return new OpenedLink(
            found.Id,
            found.Purpose,
            found.Valid,
            found is { Purpose: InvitationPurpose.Sheet, Way: not InvitationWay.ByMail, UsedAt: { } used } ? Amsterdam.Day(used) : null,
            found.IsOpenHere,
            found.Name,
            found.Chain,
            found.Slug,
            found.Round.Number,
            found.Round.Name,
            found.Round.ClosesOn,
            found.Round.State,
            found.Partner,
            promise);
    }
}
