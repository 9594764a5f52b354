using KetenScan.Data;
using KetenScan.Web.Start;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace KetenScan.Web.Features.Mail;

/// <summary>Sends what waits in the outbox, again and later when the mail server does not take it. Without a mail server the coordinator reads the messages on the round's page; in Development they are files in the data directory too.</summary>
internal sealed partial class MailSender(IDbContextFactory<KetenScanDb> databases, MailWriter writer, Settings settings, IHostEnvironment environment, TimeProvider clock, ILogger<MailSender> logger) : BackgroundService
{
    private const int AtOnce = 50;

    /// <summary>Whom the files of Development come from; nothing is sent.</summary>
    private static readonly SmtpSettings InDevelopment = new("", 0, SecureSocketOptions.None, "KetenScan <ketenscan@localhost>", null, null);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Within this a message that was taken up is sent or has failed; after it somebody else may take it up.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Smtp is null && !environment.IsDevelopment()) return;

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (settings.Smtp is { } smtp) await SendDue(smtp, stoppingToken);
                else await WriteFiles(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogProblem(logger, problem);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    /// <summary>Sends every message whose time has come.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> SendDue(SmtpSettings smtp, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var due = await db.Outbox
            .Where(message => message.SentAt == null && message.ProtectedLink != null && message.NextAttemptAt <= now)
            .OrderBy(message => message.CreatedAt)
            .Take(AtOnce)
            .Select(message => message.Id)
            .ToListAsync(cancel);
        if (due.Count == 0) return 0;

        using var client = new SmtpClient { Timeout = (int)Claim.TotalMilliseconds / 10 };
        var sent = 0;
        foreach (var id in due)
        {
            // Of two that see the same message, one gets to send it.
            var claimed = now + Claim;
            if (await db.Outbox.Where(message => message.Id == id && message.SentAt == null && message.ProtectedLink != null && message.NextAttemptAt <= now)
                    .ExecuteUpdateAsync(message => message.SetProperty(m => m.NextAttemptAt, claimed).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancel) == 0) continue;

            var message = await db.Outbox.SingleAsync(message => message.Id == id, cancel);
            try
            {
                using var mail = Mime(smtp, message.Id, message.Name, message.Address, writer.Write(message, await MailWriter.About(db, message, cancel)));
                if (!client.IsConnected) await Connect(client, smtp, cancel);
                await client.SendAsync(mail, cancel);
                message.Sent(clock.GetUtcNow());
                sent++;
            }
            catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ParseException or TimeoutException)
            {
                message.Failed(problem.Message, clock.GetUtcNow());
                LogFailed(logger, id, problem.Message);
                if (client.IsConnected) await client.DisconnectAsync(quit: false, CancellationToken.None);
            }

            // Not cancelled: what was sent must be known to be sent.
            await db.SaveChangesAsync(CancellationToken.None);
        }

        if (client.IsConnected) await client.DisconnectAsync(quit: true, CancellationToken.None);
        return sent;
    }

    /// <summary>Writes every message that is no file yet; it stays in the outbox, where its link is handed out from.</summary>
    public async Task WriteFiles(CancellationToken cancel = default)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataDirectory, "mail")).FullName;
        await using var db = await databases.CreateDbContextAsync(cancel);
        foreach (var message in await db.Outbox.AsNoTracking().Where(message => message.SentAt == null && message.ProtectedLink != null).ToListAsync(cancel))
        {
            var file = Path.Combine(folder, $"{message.Id:N}.eml");
            if (File.Exists(file)) continue;

            using var mail = Mime(InDevelopment, message.Id, message.Name, message.Address, writer.Write(message, await MailWriter.About(db, message, cancel)));
            await mail.WriteToAsync(file, cancel);
        }
    }

    private static async Task Connect(SmtpClient client, SmtpSettings smtp, CancellationToken cancel)
    {
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, cancel);
        if (smtp.Username is not null) await client.AuthenticateAsync(smtp.Username, smtp.Password ?? "", cancel);
    }

    private static MimeMessage Mime(SmtpSettings smtp, Guid id, string name, string address, Letter letter)
    {
        var mail = new MimeMessage { Subject = letter.Subject, MessageId = $"{id:N}@ketenscan" };
        mail.From.Add(MailboxAddress.Parse(smtp.From));
        mail.To.Add(new MailboxAddress(name, address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody();
        return mail;
    }

    [LoggerMessage(LogLevel.Warning, "Message {Id} was not taken: {Problem}")]
    private static partial void LogFailed(ILogger logger, Guid id, string problem);

    [LoggerMessage(LogLevel.Error, "The outbox cannot be worked off")]
    private static partial void LogProblem(ILogger logger, Exception problem);
}
