using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

public enum MessageState
{
    Waits,
    HandedOut,
    Sent,

    /// <summary>The mail server did not take it.</summary>
    Fails,

    /// <summary>Its link opens nothing any more.</summary>
    Expired,
}

/// <param name="Partner">Whose person it is, where the messages are handed out.</param>
/// <param name="At">When it came into its state.</param>
/// <param name="HasLink">Whether its link can be read and handed out.</param>
public sealed record MessageLine(
    Guid Id, MailKind Kind, string Name, string? Partner, string Address, MessageState State, DateTimeOffset At, string? Problem, bool HasLink);

/// <summary>Messages of a day that went to some only; to whom is not told, since that says who has not handed in.</summary>
/// <param name="Count">How many; null of what may be sent again and again, so that it does not count who hands in.</param>
/// <param name="Fails">Whether the mail server has not taken all of them.</param>
public sealed record MessageTally(MailKind Kind, DateOnly Day, int? Count, bool Fails);

/// <param name="Messages">Every message that goes to everyone, the newest first, where a mail server sends them; else one per person: the newest, by partner and name.</param>
/// <param name="Tallies">The others, the newest first; none without a mail server.</param>
public sealed record MessagesView(string Slug, string Chain, int Round, bool SendsMail, IReadOnlyList<MessageLine> Messages, IReadOnlyList<MessageTally> Tallies);

/// <summary>The messages of a round, for who runs the chain. Without a mail server their links are handed out from here.</summary>
public sealed class MessageService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, MailWriter writer, Settings settings, TimeProvider clock)
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
        if (settings.Smtp is not null)
        {
            var newest = await messages.Where(message => ToEveryone.Contains(message.Kind)).Take(Most).ToListAsync(cancel);
            return new MessagesView(slug, name, number, true, [.. newest.Select(message => Line(message, partner: null, isLive: false))], await Tallies(messages, cancel));
        }

        // What a mail server sent before it was taken away went to some only.
        var handed = await messages
            .Where(message => ToEveryone.Contains(message.Kind) || message.Kind == MailKind.NewLink || (message.Kind == MailKind.Reminder && message.Attempts == 0))
            .ToListAsync(cancel);
        return new MessagesView(slug, name, number, false, [.. (await Lines(db, handed, round.Id, cancel)).Take(Most)], []);
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
                .Select(own => new MessageTally(own.Key.Kind, own.Key.Day, own.Key.Kind == MailKind.Reminder ? own.Count() : null, own.Any(message => message.Fails))),
        ];
    }

    /// <summary>The links that still open something.</summary>
    private static async Task<HashSet<(Guid?, InvitationPurpose)>> LiveLinks(KetenScanDb db, Guid round, CancellationToken cancel)
    {
        var links = await db.ValidInvitations()
            .Where(link => link.RoundId == round)
            .Select(link => new { link.ParticipantId, link.Purpose })
            .Distinct()
            .ToListAsync(cancel);
        return [.. links.Select(link => ((Guid?)link.ParticipantId, link.Purpose))];
    }

    /// <summary>One line per person: of several messages the newest is the one to hand out.</summary>
    private async Task<IEnumerable<MessageLine>> Lines(KetenScanDb db, List<OutboxMessage> messages, Guid round, CancellationToken cancel)
    {
        var partners = await (
            from participant in db.Participants
            where participant.RoundId == round
            join partner in db.Partners on participant.PartnerId equals partner.Id
            select new { participant.Id, partner.Organisation.Name }).ToDictionaryAsync(own => own.Id, own => own.Name, cancel);
        var live = await LiveLinks(db, round, cancel);
        return messages
            .GroupBy(message => message.ParticipantId ?? message.Id)
            .Select(own => own.MaxBy(message => (message.CreatedAt, message.Id))!)
            .Select(message => Line(message, message.ParticipantId is { } id ? partners.GetValueOrDefault(id) : null, IsLive(message, live)))
            .OrderBy(line => line.Partner, StringComparer.CurrentCulture)
            .ThenBy(line => line.Name, StringComparer.CurrentCulture);
    }

    private MessageLine Line(OutboxMessage message, string? partner, bool isLive)
    {
        var isDead = settings.Smtp is null && !isLive;
        var (state, at) = message switch
        {
            { SentAt: { } sent } => (MessageState.Sent, sent),
            _ when isDead => (MessageState.Expired, message.CreatedAt),
            { HandedOutAt: { } handed } => (MessageState.HandedOut, handed),
            { Problem: not null } => (MessageState.Fails, message.CreatedAt),
            _ => (MessageState.Waits, message.CreatedAt),
        };
        return new MessageLine(message.Id, message.Kind, message.Name, partner, message.Address, state, at, message.Problem, MayHandOut(message, isLive));
    }

    /// <summary>The one place where links are read for a viewer.</summary>
    private async Task<Dictionary<Guid, (OutboxMessage Message, string Link)>> Links(
        KetenScanDb db, Guid round, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var live = await LiveLinks(db, round, cancel);
        var messages = await db.Outbox.AsNoTracking().Where(message => message.RoundId == round && ids.Contains(message.Id)).ToListAsync(cancel);
        return messages
            .Where(message => MayHandOut(message, IsLive(message, live)))
            .ToDictionary(message => message.Id, message => (message, settings.PublicUrl + outbox.LinkOf(message)));
    }

    private static bool IsLive(OutboxMessage message, HashSet<(Guid?, InvitationPurpose)> live) =>
        live.Contains((message.ParticipantId, Outbox.PurposeOf(message.Kind)));

    /// <summary>Whether who runs the round may see the link of this message; with a mail server it goes to its person and nobody else.</summary>
    private bool MayHandOut(OutboxMessage message, bool isLive) => settings.Smtp is null && isLive && message.ProtectedLink is not null;
}
