using System.Buffers;
using System.Net;
using System.Net.Sockets;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Start;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace KetenScan.Web.Tests.Mail;

/// <summary>Mail goes to a mail server that the test starts itself, on loopback.</summary>
public sealed class MailSenderTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_message_goes_out_once_in_both_languages_as_text_and_html(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        await using var server = new MailServer();
        await Put(installation);

        Assert.Equal(1, await installation.Sender().SendDue(server.Settings));
        Assert.Equal(0, await installation.Sender().SendDue(server.Settings));

        var mail = Assert.Single(server.Taken);
        Assert.Equal("Hoe ziet u de samenwerking in Keten?", mail.Subject);
        Assert.Equal("\"An<b>s\" <ans@voorbeeld.nl>", mail.To.ToString());
        Assert.Contains("Wilt u uw beoordeling invullen?", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Would you fill in your assessment?", mail.TextBody, StringComparison.Ordinal);
        Assert.Matches(@"https://ketenscan\.example\.nl/i/\S{43}", mail.TextBody);
        Assert.Contains("An&lt;b&gt;s", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("An<b>s", mail.HtmlBody, StringComparison.Ordinal);
        await using var db = installation.Db();
        var message = await db.Outbox.SingleAsync();
        Assert.NotNull(message.SentAt);
        Assert.Null(message.ProtectedLink);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task With_the_server_down_for_an_hour_nothing_is_lost_and_nothing_doubled(Engine engine)
    {
        await using var installation = await Installation.Create(engine);
        await Put(installation);
        var nobody = new SmtpSettings("127.0.0.1", MailServer.FreePort(), SecureSocketOptions.None, "ketenscan@example.nl", null, null);

        for (var minute = 0; minute < 60; minute++)
        {
            Assert.Equal(0, await installation.Sender().SendDue(nobody));
            installation.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await using (var db = installation.Db())
        {
            var waiting = await db.Outbox.SingleAsync();
            Assert.NotNull(waiting.Problem);
            Assert.InRange(waiting.Attempts, 5, 7); // after 0, 1, 3, 7, 15 and 31 minutes
        }

        await using var server = new MailServer();
        installation.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(installation.Sender().SendDue(server.Settings), installation.Sender().SendDue(server.Settings));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task In_Development_a_message_is_a_file_once_and_still_waits()
    {
        await using var installation = await Installation.Create(Engine.Sqlite);
        await Put(installation);

        await installation.Sender().WriteFiles();
        await installation.Sender().WriteFiles();

        var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(installation.Settings.DataDirectory, "mail"))));
        Assert.Equal("Hoe ziet u de samenwerking in Keten?", mail.Subject);
        await using var db = installation.Db();
        Assert.Null((await db.Outbox.SingleAsync()).SentAt);
    }

    private static async Task Put(Installation installation)
    {
        await using var db = installation.Db();
        var round = await db.Rounds.Include(round => round.Participants).SingleAsync();
        var partner = await db.Partners.FirstAsync();
        var participant = round.Invite(partner, "An<b>s", Level.Strategic);
        db.Add(participant);
        installation.Outbox.Add(db, MailKind.Invitation, "once", participant, "ans@voorbeeld.nl");
        await db.SaveChangesAsync();
    }

    private sealed class MailServer : MessageStore, IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task running;
        private readonly List<MimeMessage> taken = [];

        public MailServer()
        {
            var port = FreePort();
            Settings = new SmtpSettings("127.0.0.1", port, SecureSocketOptions.None, "KetenScan <ketenscan@example.nl>", null, null);
            var services = new ServiceProvider();
            services.Add(this);
            var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).IsSecure(false)).Build();
            running = new global::SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
        }

        public SmtpSettings Settings { get; }

        public IReadOnlyList<MimeMessage> Taken => taken;

        public static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var content = new MemoryStream(buffer.ToArray());
            var mail = await MimeMessage.LoadAsync(content, cancellationToken);
            lock (taken) taken.Add(mail);
            return SmtpResponse.Ok;
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running.ContinueWith(_ => { }, TaskScheduler.Default);
            stop.Dispose();
        }
    }
}
