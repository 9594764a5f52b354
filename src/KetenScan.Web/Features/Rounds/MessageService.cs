using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <summary>The messages of a round. Coordinators only. Without a mail server their links are handed out here.</summary>
public sealed class MessageService(
    IDbContextFactory<KetenScanDb> databases, Outbox outbox, MailWriter writer, AuditLog audit, SmtpSettings smtp, ServerSettings server, TimeProvider clock)
{
    private const int Most = 1000;

    /// <summary>The messages that everyone gets, handed in or not.</summary>
    private static readonly MailKind[] ToEveryone = [MailKind.Invitation, MailKind.RoundClosed];

    private static readonly MailKind[] ToSome = [MailKind.Reminder, MailKind.RoundMoved];

    /// <summary>The messages without their links, which <see cref="HandOut"/> and <see cref="Read"/> return.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="slug">The chain.</param>
    /// <param name="number">The round.</param>
    /// <param name="filter">Which of the sent messages are listed; null for the usual list.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <returns>Null when the viewer does not run the chain, or there is no such round.</returns>
    public async Task<MessagesView?> Find(Viewer viewer, string slug, int number, MessageFilter? filter = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return null;

        var name = await db.Chains.Where(chain => chain.Id == round.ChainId).Select(chain => chain.Name).SingleAsync(cancel);
        var messages = db.Outbox.AsNoTracking()
            .Where(message => message.RoundId == round.Id)
            .OrderByDescending(message => message.CreatedAt).ThenBy(message => message.Name);
        if (smtp.IsUsed)
        {
            var toEveryone = await messages.Where(message => ToEveryone.Contains(message.Kind)).ToListAsync(cancel);
            var sent = (filter ?? new MessageFilter()).List([.. toEveryone.Select(message => Line(message, partner: null, link: null))]);
            return new MessagesView(slug, name, number, sent, [], await Tallies(messages, cancel));
        }

        // Messages that were sent while there was a mail server did not go to everyone.
        var handed = await messages
            .Where(message => ToEveryone.Contains(message.Kind)
                || message.Kind == MailKind.NewLink
                || (message.Kind == MailKind.Reminder && message.Attempts == 0))
            .ToListAsync(cancel);
        return new MessagesView(slug, name, number, Sent: null, [.. (await Lines(db, handed, round, cancel)).Take(Most)], []);
    }

    /// <summary>Returns the links of these messages and marks them as handed out. A message that was handed out before keeps its first time.</summary>
    /// <returns>The links by message, without those that cannot be handed out; null when the viewer does not run the chain.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>?> HandOut(
        Viewer viewer, string slug, int number, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return null;

        var links = await Links(db, round.Id, ids, cancel);
        var now = clock.GetUtcNow();
        await db.Outbox
            .Where(message => message.RoundId == round.Id && links.Keys.Contains(message.Id) && message.HandedOutAt == null)
            .ExecuteUpdateAsync(message => message.SetProperty(own => own.HandedOutAt, now), cancel);
        return links.ToDictionary(own => own.Key, own => own.Value.Link);
    }

    /// <summary>Undoes the mark that these were handed out.</summary>
    public async Task<bool> TakeBack(Viewer viewer, string slug, int number, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return false;

        await db.Outbox
            .Where(message => message.RoundId == round.Id && ids.Contains(message.Id))
            .ExecuteUpdateAsync(message => message.SetProperty(own => own.HandedOutAt, (DateTimeOffset?)null), cancel);
        return true;
    }

    /// <summary>Creates a new link for a person who lost theirs or continues on another device. The owner of the sheet sees that it exists.</summary>
    /// <returns>False when the viewer does not run the chain, or this message asks nobody (any more).</returns>
    public async Task<bool> MakeNewLink(Viewer viewer, string slug, int number, Guid id, CancellationToken cancel = default)
    {
        if (smtp.IsUsed) return false;

        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return false;

        var replaced = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id && message.RoundId == round.Id, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (replaced?.ParticipantId is not { } asked || !await db.LockOpen(round.Id, cancel)) return false;

        var participant = await db.Participants.SingleOrDefaultAsync(own => own.Id == asked && own.RemovedAt == null, cancel);
        var address = await db.People
            .Where(person => participant != null && person.Id == participant.PersonId)
            .Select(person => person.Email)
            .SingleOrDefaultAsync(cancel);
        if (participant is null || address is null) return false;

        // Requested twice at the same moment, it is one link.
        var once = $"{MailKind.NewLink}:{asked:N}:{replaced.Id:N}";
        if (!await db.Outbox.AnyAsync(message => message.Once == once, cancel)) outbox.Add(db, MailKind.NewLink, once, participant, address);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, AuditEvent.LinkMade, slug, $"{number}");
        return true;
    }

    /// <summary>A message as text, including its link; null when the viewer cannot hand out the link.</summary>
    public async Task<Letter?> Read(Viewer viewer, string slug, int number, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return null;

        var links = await Links(db, round.Id, [id], cancel);
        return links.TryGetValue(id, out var own) ? writer.Write(own.Message, await MailWriter.AboutRound(db, round.Id, cancel)) : null;
    }

    private static Task<Round?> RoundOf(KetenScanDb db, Viewer viewer, string slug, int number, CancellationToken cancel) =>
        db.RoundRunBy(viewer, slug, number).AsNoTracking().SingleOrDefaultAsync(cancel);

    private static async Task<List<MessageTally>> Tallies(IQueryable<OutboxMessage> messages, CancellationToken cancel)
    {
        var some = await messages
            .Where(message => ToSome.Contains(message.Kind))
            .Select(message => new { message.Kind, message.CreatedAt, Fails = message.SentAt == null && message.Problem != null })
            .ToListAsync(cancel);
        return
        [
            .. some
                .GroupBy(message => (message.Kind, Day: Amsterdam.Day(message.CreatedAt)))
                .OrderByDescending(own => own.Key.Day).ThenBy(own => own.Key.Kind)
                .Select(own => new MessageTally(own.Key.Kind, own.Key.Day, own.Any(message => message.Fails))),
        ];
    }

    /// <summary>The personal links of a round, and which of them still work.</summary>
    private static async Task<Dictionary<Guid, RoundLink>> LinksOf(KetenScanDb db, Guid round, CancellationToken cancel) =>
        await db.InvitationsIn(round)
            .Select(
                link => new RoundLink(link.Id, link.Way == InvitationWay.ByMail ? null : link.UsedAt, db.ValidInvitations().Any(valid => valid.Id == link.Id)))
            .ToDictionaryAsync(link => link.Id, cancel);

    /// <summary>One row per person: of several messages, the newest is handed out.</summary>
    private async Task<IEnumerable<MessageLine>> Lines(KetenScanDb db, List<OutboxMessage> messages, Round round, CancellationToken cancel)
    {
        var partners = await (
            from participant in db.Participants
            where participant.RoundId == round.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            select new { participant.Id, partner.Organisation.Name }).ToDictionaryAsync(own => own.Id, own => own.Name, cancel);
        var links = await LinksOf(db, round.Id, cancel);
        var asked = await db.Participants
            .Where(participant => participant.RoundId == round.Id && participant.PersonId != null && participant.RemovedAt == null)
            .Select(participant => (Guid?)participant.Id)
            .ToListAsync(cancel);
        var newLinks = round.State == RoundState.Open ? asked.ToHashSet() : [];
        return messages
            .GroupBy(message => message.ParticipantId ?? message.Id)
            .Select(own => own.MaxBy(message => (message.CreatedAt, message.Id))!)
            .Select(
                message => Line(
                    message,
                    message.ParticipantId is { } id ? partners.GetValueOrDefault(id) : null,
                    LinkOf(message, links)) with
                { CanHaveNewLink = newLinks.Contains(message.ParticipantId) })
            .OrderBy(line => line.Partner, StringComparer.CurrentCulture)
            .ThenBy(line => line.Name, StringComparer.CurrentCulture);
    }

    private MessageLine Line(OutboxMessage message, string? partner, RoundLink? link)
    {
        var isDead = !smtp.IsUsed && link is not { IsLive: true };
        var (state, at) = message switch
        {
            { SentAt: { } sent } => (MessageState.Sent, sent),
            { IsGivenUp: true } => (MessageState.GivenUp, message.CreatedAt),
            _ when link is { UsedAt: { } used } => (MessageState.Used, used),
            _ when isDead => (MessageState.Expired, message.CreatedAt),
            { HandedOutAt: { } handed } => (MessageState.HandedOut, handed),
            { Problem: not null } => (MessageState.Fails, message.CreatedAt),
            _ => (MessageState.Waits, message.CreatedAt),
        };
        return new MessageLine(
            message.Id,
            message.Kind,
            message.Name,
            partner,
            message.Address,
            state,
            at,
            message.Problem,
            MayHandOut(message, link),
            CanHaveNewLink: false);
    }

    /// <summary>The only place where links are read for a viewer. From here on they count as handed over by somebody else.</summary>
    private async Task<Dictionary<Guid, (OutboxMessage Message, string Link)>> Links(
        KetenScanDb db, Guid round, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var links = await LinksOf(db, round, cancel);
        var messages = await db.Outbox.AsNoTracking().Where(message => message.RoundId == round && ids.Contains(message.Id)).ToListAsync(cancel);
        var read = messages.Where(message => MayHandOut(message, LinkOf(message, links))).ToList();
        await db.PassOn([.. read.Select(message => message.InvitationId).OfType<Guid>()], cancel);
        return read
            .Select(message => (Message: message, Link: outbox.ReadableLinkOf(message)))
            .Where(own => own.Link is not null)
            .ToDictionary(own => own.Message.Id, own => (own.Message, server.PublicUrl + own.Link));
    }

    private static RoundLink? LinkOf(OutboxMessage message, Dictionary<Guid, RoundLink> links) =>
        message.InvitationId is { } id ? links.GetValueOrDefault(id) : null;

    /// <summary>Whether the coordinator may see the link of this message; with a mail server it goes only to its person.</summary>
    private bool MayHandOut(OutboxMessage message, RoundLink? link) => !smtp.IsUsed && link is { IsLive: true } && message.ProtectedLink is not null;

    /// <param name="UsedAt">When it was used up, if it was.</param>
    private sealed record RoundLink(Guid Id, DateTimeOffset? UsedAt, bool IsLive);
}
