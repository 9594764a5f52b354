using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <param name="Letter">What it says; gone once it is sent, and with it the link. Also left out when a mail server sends it.</param>
public sealed record MessageLine(Guid Id, MailKind Kind, string Name, string Address, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? Problem, Letter? Letter);

public sealed record MessagesView(string Slug, string Chain, int Round, bool SendsMail, IReadOnlyList<MessageLine> Messages);

/// <summary>The messages of a round, for who runs the chain. Without a mail server their links are handed out from here.</summary>
public sealed class MessageService(IDbContextFactory<KetenScanDb> databases, MailWriter writer, Settings settings)
{
    private const int Most = 1000;

    public async Task<MessagesView?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await (
            from round in db.RoundsRunBy(viewer)
            join chain in db.Chains on round.ChainId equals chain.Id
            where chain.Slug == slug && round.Number == number
            select new { round.Id, chain.Name }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var messages = await db.Outbox.AsNoTracking()
            .Where(message => message.RoundId == found.Id)
            .OrderByDescending(message => message.CreatedAt).ThenBy(message => message.Name)
            .Take(Most)
            .ToListAsync(cancel);
        var about = await MailWriter.AboutRound(db, found.Id, cancel);
        var lines = messages.Select(message => new MessageLine(
            message.Id,
            message.Kind,
            message.Name,
            message.Address,
            message.CreatedAt,
            message.SentAt,
            message.Problem,
            message.SentAt is null && settings.Smtp is null ? writer.Write(message, about) : null));
        return new MessagesView(slug, found.Name, number, settings.Smtp is not null, [.. lines]);
    }
}
