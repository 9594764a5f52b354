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

public enum MessageState
{
    Waits,
    HandedOut,

    /// <summary>Its link was used, and is spent by it.</summary>
    Used,

    Sent,

    /// <summary>The mail server did not take it.</summary>
    Fails,

    /// <summary>It will not be sent.</summary>
    GivenUp,

    /// <summary>Its link opens nothing any more.</summary>
    Expired,
}

/// <param name="Partner">Whose person it is, where the messages are handed out.</param>
/// <param name="At">When it came into its state.</param>
/// <param name="HasLink">Whether its link can be read and handed out.</param>
/// <param name="CanHaveNewLink">Whether a new link can be made in its place.</param>
public sealed record MessageLine(
    Guid Id, MailKind Kind, string Name, string? Partner, string Address, MessageState State, DateTimeOffset At, string? Problem, bool HasLink, bool CanHaveNewLink);

/// <summary>Messages of a day that went to those who had not handed in; not told to whom, and not how many: one less after somebody was taken out says that they had not.</summary>
/// <param name="Fails">Whether the mail server has not taken all of them.</param>
public sealed record MessageTally(MailKind Kind, DateOnly Day, bool Fails);

/// <param name="Messages">Every message that goes to everyone, the newest first, where a mail server sends them; else one per person: the newest, by partner and name.</param>
/// <param name="Tallies">The others, the newest first; none without a mail server.</param>
public sealed record MessagesView(string Slug, string Chain, int Round, bool SendsMail, IReadOnlyList<MessageLine> Messages, IReadOnlyList<MessageTally> Tallies);

/// <summary>The messages of a round, for whoever runs the chain. Without a mail server their links are handed out from here.</summary>
public sealed class MessageService(
    IDbContextFactory<KetenScanDb> databases, Outbox outbox, MailWriter writer, AuditLog audit, SmtpSettings smtp, ServerSettings server, TimeProvider clock)
{
    private const int Most = 1000;

    /// <summary>What everyone gets, handed in or not.</summary>
    private static readonly MailKind[] ToEveryone = [MailKind.Invitation, MailKind.RoundClosed];

    private static readonly MailKind[] ToSome = [MailKind.Reminder, MailKind.RoundMoved];

    /// <summary>The lines, without any link: those are read one act at a time.</summary>
    public async Task<MessagesView?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return null;

        var name = await db.Chains.Where(chain => chain.Id == round.ChainId).Select(chain => chain.Name).SingleAsync(cancel);
        var messages = db.Outbox.AsNoTracking()
            .Where(message => message.RoundId == round.Id)
            .OrderByDescending(message => message.CreatedAt).ThenBy(message => message.Name);
        if (smtp.IsUsed)
        {
            var newest = await messages.Where(message => ToEveryone.Contains(message.Kind)).Take(Most).ToListAsync(cancel);
            return new MessagesView(slug, name, number, true, [.. newest.Select(message => Line(message, partner: null, link: null))], await Tallies(messages, cancel));
        }

        // What a mail server sent before it was taken away went to some only.
        var handed = await messages
            .Where(message => ToEveryone.Contains(message.Kind) || message.Kind == MailKind.NewLink || (message.Kind == MailKind.Reminder && message.Attempts == 0))
            .ToListAsync(cancel);
        return new MessagesView(slug, name, number, false, [.. (await Lines(db, handed, round, cancel)).Take(Most)], []);
    }

    /// <summary>Gives the links of these messages and marks them as handed out; of a message that was handed out before, that first time stays.</summary>
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

    /// <summary>Takes the mark back that these were handed out.</summary>
    public async Task<bool> TakeBack(Viewer viewer, string slug, int number, IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return false;

        await db.Outbox
            .Where(message => message.RoundId == round.Id && ids.Contains(message.Id))
            .ExecuteUpdateAsync(message => message.SetProperty(own => own.HandedOutAt, (DateTimeOffset?)null), cancel);
        return true;
    }

    /// <summary>Makes a new link for whoever lost it, or goes on on another device; the owner of the sheet sees that there is one.</summary>
    /// <returns>False when the viewer does not run the chain, or nobody is asked by this message (any more).</returns>
    public async Task<bool> MakeNewLink(Viewer viewer, string slug, int number, Guid id, CancellationToken cancel = default)
    {
        if (smtp.IsUsed) return false;

        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return false;

        var replaced = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id && message.RoundId == round.Id, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (replaced?.ParticipantId is not { } asked || !await db.LockOpen(round.Id, cancel)) return false;

        var participant = await db.Participants.SingleOrDefaultAsync(own => own.Id == asked && own.RemovedAt == null, cancel);
        var address = await db.People.Where(person => participant != null && person.Id == participant.PersonId).Select(person => person.Email).SingleOrDefaultAsync(cancel);
        if (participant is null || address is null) return false;

        // Asked for twice at the same moment it is one link.
        var once = $"{MailKind.NewLink}:{asked:N}:{replaced.Id:N}";
        if (!await db.Outbox.AnyAsync(message => message.Once == once, cancel)) outbox.Add(db, MailKind.NewLink, once, participant, address);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, AuditEvent.LinkMade, slug, $"{number}");
        return true;
    }

    /// <summary>A message in words, with its link in them; nothing when its link cannot be handed out by the viewer.</summary>
    public async Task<Letter?> Read(Viewer viewer, string slug, int number, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await RoundOf(db, viewer, slug, number, cancel) is not { } round) return null;

        var links = await Links(db, round.Id, [id], cancel);
        return links.TryGetValue(id, out var own) ? writer.Write(own.Message, await MailWriter.AboutRound(db, round.Id, cancel)) : null;
    }

    private static Task<Round?> RoundOf(KetenScanDb db, Viewer viewer, string slug, int number, CancellationToken cancel) =>
        db.RoundsRunBy(viewer)
            .AsNoTracking()
            .SingleOrDefaultAsync(round => round.Number == number && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug), cancel);

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

    /// <summary>The personal links of a round, and which of them still open something.</summary>
    private static async Task<Dictionary<Guid, RoundLink>> LinksOf(KetenScanDb db, Guid round, CancellationToken cancel) =>
        await db.InvitationsIn(round)
            .Select(link => new RoundLink(link.Id, link.Way == InvitationWay.ByMail ? null : link.UsedAt, db.ValidInvitations().Any(valid => valid.Id == link.Id)))
            .ToDictionaryAsync(link => link.Id, cancel);

    /// <summary>One line per person: of several messages the newest is the one to hand out.</summary>
    private async Task<IEnumerable<MessageLine>> Lines(KetenScanDb db, List<OutboxMessage> messages, Round round, CancellationToken cancel)
    {
        var partners = await (
            from participant in db.Participants
            where participant.RoundId == round.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            select new { participant.Id, partner.Organisation.Name }).ToDictionaryAsync(own => own.Id, own => own.Name, cancel);
        var links = await LinksOf(db, round.Id, cancel);
        var asked = await db.Participants.Where(participant => participant.RoundId == round.Id && participant.PersonId != null && participant.RemovedAt == null).Select(participant => (Guid?)participant.Id).ToListAsync(cancel);
        var newLinks = round.State == RoundState.Open ? asked.ToHashSet() : [];
        return messages
            .GroupBy(message => message.ParticipantId ?? message.Id)
            .Select(own => own.MaxBy(message => (message.CreatedAt, message.Id))!)
            .Select(message => Line(message, message.ParticipantId is { } id ? partners.GetValueOrDefault(id) : null, LinkOf(message, links)) with { CanHaveNewLink = newLinks.Contains(message.ParticipantId) })
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
        return new MessageLine(message.Id, message.Kind, message.Name, partner, message.Address, state, at, message.Problem, MayHandOut(message, link), CanHaveNewLink: false);
    }

    /// <summary>The one place where links are read for a viewer; from here on they have passed through other hands.</summary>
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

    /// <summary>Whether who runs the round may see the link of this message; with a mail server it goes to its person and nobody else.</summary>
    private bool MayHandOut(OutboxMessage message, RoundLink? link) => !smtp.IsUsed && link is { IsLive: true } && message.ProtectedLink is not null;

    /// <param name="UsedAt">When it was spent, if it was.</param>
    private sealed record RoundLink(Guid Id, DateTimeOffset? UsedAt, bool IsLive);
}
