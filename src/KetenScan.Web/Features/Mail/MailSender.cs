using System.Security.Cryptography;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Web.Start;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace KetenScan.Web.Features.Mail;

/// <summary>
/// Sends what waits in the outbox, again and later when the mail server does not take it. Without a mail server the coordinator reads the messages on the
/// round's page; in Development they are files in the data directory too.
/// </summary>
internal sealed partial class MailSender(
    IDbContextFactory<KetenScanDb> databases, MailWriter writer, Outbox outbox, SmtpSettings settings, ServerSettings server,
    TimeProvider clock, ILogger<MailSender> logger) : BackgroundService
{
    private const int AtOnce = 50;

    /// <summary>The sender in the files of Development; nothing is sent.</summary>
    private static readonly SmtpSettings InDevelopment = new() { From = "KetenScan <ketenscan@localhost>" };

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>A claimed message is sent or has failed within this time. After it, another server may claim the message.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsUsed && !server.IsInDevelopment) return;

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (settings.IsUsed) await SendDue(settings, stoppingToken);
                else await WriteFiles(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(logger, problem);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>Sends every message that is due.</summary>
    /// <returns>The number of messages sent.</returns>
    public async Task<int> SendDue(SmtpSettings smtp, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        using var client = new SmtpClient { Timeout = (int)Claim.TotalMilliseconds / 10 };
        var sent = 0;
        foreach (var id in await Due(db).OrderBy(message => message.CreatedAt).Take(AtOnce).Select(message => message.Id).ToListAsync(cancel))
        {
            if (await TakeUp(db, id, cancel) is not { } message) continue;

            var isReached = await Send(client, smtp, db, message, cancel);
            if (message.SentAt is not null) sent++;
            await Note(db, message);
            if (!isReached) break;
        }

        if (client.IsConnected) await client.DisconnectAsync(quit: true, CancellationToken.None);
        return sent;
    }

    private IQueryable<OutboxMessage> Due(KetenScanDb db)
    {
        var now = clock.GetUtcNow();
        return db.Outbox.Where(message => message.SentAt == null && message.ProtectedLink != null && message.NextAttemptAt <= now);
    }

    /// <summary>
    /// Claims a message with a conditional UPDATE, so that only one server sends it. The claim starts now, however long the earlier messages took.
    /// </summary>
    private async Task<OutboxMessage?> TakeUp(KetenScanDb db, Guid id, CancellationToken cancel)
    {
        var (claim, until) = (Guid.NewGuid(), clock.GetUtcNow() + Claim);
        await Due(db).Where(message => message.Id == id).ExecuteUpdateAsync(
            message => message
                .SetProperty(m => m.ClaimId, claim)
                .SetProperty(m => m.NextAttemptAt, until)
                .SetProperty(m => m.Attempts, m => m.Attempts + 1), cancel);
        return await db.Outbox.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id && message.ClaimId == claim, cancel);
    }

    /// <summary>Sends a message, or stores why it failed. A failure does not stop the others.</summary>
    /// <returns>False when the mail server cannot be reached.</returns>
    private async Task<bool> Send(SmtpClient client, SmtpSettings smtp, KetenScanDb db, OutboxMessage message, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Claim / 2);
        var isReached = true;
        try
        {
            using var mail = await Mime(smtp, db, message, cancel);
            if (!client.IsConnected)
            {
                isReached = false;
                await Connect(client, smtp, limit.Token);
                isReached = true;
            }

            await client.SendAsync(mail, limit.Token);
            message.Sent(clock.GetUtcNow());
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            if (ProblemForGood(problem) is { } words) message.GiveUp(words, clock.GetUtcNow());
            else message.Failed(problem is OperationCanceledException ? "The mail server took too long." : problem.Message, clock.GetUtcNow());
            LogFailed(logger, message.Id, message.Problem!);
            if (client.IsConnected) await client.DisconnectAsync(quit: false, CancellationToken.None);
        }

        return isReached;
    }

    /// <summary>The problem, if retrying cannot solve it.</summary>
    private static string? ProblemForGood(Exception problem) => problem switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: >= (SmtpStatusCode)500 } refused => refused.Message,
        CryptographicException => "The link of this message can no longer be read, since the keys of this installation were changed. Send a new one.",
        ParseException => problem.Message,
        _ => null,
    };

    /// <summary>
    /// Stores the result, unless another server has claimed the message meanwhile. Not cancellable: a message that was sent must be recorded as sent.
    /// </summary>
    private static Task<int> Note(KetenScanDb db, OutboxMessage message) =>
        db.Outbox
            .Where(own => own.Id == message.Id && own.ClaimId == message.ClaimId)
            .ExecuteUpdateAsync(
                own => own
                    .SetProperty(m => m.SentAt, message.SentAt)
                    .SetProperty(m => m.ProtectedLink, message.ProtectedLink)
                    .SetProperty(m => m.Problem, message.Problem)
                    .SetProperty(m => m.NextAttemptAt, message.NextAttemptAt),
                CancellationToken.None);

    /// <summary>Writes every message that has no file yet. It stays in the outbox, from which its link can be handed out.</summary>
    public async Task WriteFiles(CancellationToken cancel = default)
    {
        var folder = Directory.CreateDirectory(Path.Combine(server.DataDirectory, "mail")).FullName;
        await using var db = await databases.CreateDbContextAsync(cancel);
        foreach (var message in await db.Outbox.AsNoTracking().Where(message => message.SentAt == null && message.ProtectedLink != null).ToListAsync(cancel))
        {
            var file = Path.Combine(folder, $"{message.Id:N}.eml");
            if (File.Exists(file) || outbox.ReadableLinkOf(message) is null) continue;

            using var mail = await Mime(InDevelopment, db, message, cancel);
            await mail.WriteToAsync(file, cancel);
        }
    }

    private static async Task Connect(SmtpClient client, SmtpSettings smtp, CancellationToken cancel)
    {
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, cancel);
        if (smtp.Username is not null) await client.AuthenticateAsync(smtp.Username, smtp.Password ?? "", cancel);
    }

    private async Task<MimeMessage> Mime(SmtpSettings smtp, KetenScanDb db, OutboxMessage message, CancellationToken cancel)
    {
        var letter = writer.Write(message, await MailWriter.About(db, message, cancel));
        var body = new BodyBuilder { TextBody = letter.Text, HtmlBody = await MailBody.Html(letter) }.ToMessageBody();
        var mail = new MimeMessage { Subject = letter.Subject, MessageId = $"{message.Id:N}@ketenscan", Body = body };
        mail.From.Add(MailboxAddress.Parse(smtp.From));
        mail.To.Add(new MailboxAddress(message.Name, message.Address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    [LoggerMessage(LogLevel.Warning, "Message {Id} was not accepted: {Problem}")]
    private static partial void LogFailed(ILogger logger, Guid id, string problem);

    [LoggerMessage(LogLevel.Error, "The outbox cannot be processed")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
