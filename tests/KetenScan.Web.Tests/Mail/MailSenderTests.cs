using System.Net.Sockets;
using KetenScan.Data.Mail;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace KetenScan.Web.Tests.Mail;

/// <summary>Mail goes to a mail server on loopback that the test starts.</summary>
public sealed class MailSenderTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_message_goes_out_once_in_both_languages_as_text_and_html(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
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
        await using var installation = await TestInstallation.Create(engine);
        await Put(installation);
        var nobody = new SmtpSettings { Host = "127.0.0.1", Port = MailServer.FreePort(), Security = SecureSocketOptions.None, From = "ketenscan@example.nl" };

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
        await using var installation = await TestInstallation.Create(Engine.Sqlite);
        await Put(installation);

        await installation.Sender().WriteFiles();
        await installation.Sender().WriteFiles();

        var mail = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(Path.Combine(installation.Settings.DataDirectory, "mail"))));
        Assert.Equal("Hoe ziet u de samenwerking in Keten?", mail.Subject);
        await using var db = installation.Db();
        Assert.Null((await db.Outbox.SingleAsync()).SentAt);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_two_servers_and_a_slow_mail_server_each_message_is_sent_by_one(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using var server = new MailServer();
        await Put(installation, 2);

        // While the first message is being sent, slowly, the other server looks for due messages.
        server.OnFirst = async () =>
        {
            installation.Clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Equal(1, await installation.Sender().SendDue(server.Settings));
            installation.Clock.Advance(TimeSpan.FromMinutes(2));
        };

        Assert.Equal(1, await installation.Sender().SendDue(server.Settings));

        Assert.Equal(0, await installation.Sender().SendDue(server.Settings));
        Assert.Equal(["ans0@voorbeeld.nl", "ans1@voorbeeld.nl"], server.Taken.Select(mail => mail.To.Mailboxes.Single().Address).Order());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_time_for_a_message_counts_from_when_it_is_taken_up(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using var server = new MailServer();
        await Put(installation, 2);

        // The first took longer than the time of its claim; the second, claimed afterwards, is not claimed by anybody else.
        server.OnFirst = () =>
        {
            installation.Clock.Advance(TimeSpan.FromMinutes(6));
            return Task.CompletedTask;
        };
        server.OnSecond = async () => Assert.Equal(0, await installation.Sender().SendDue(server.Settings));

        await installation.Sender().SendDue(server.Settings);

        Assert.Equal(2, server.Taken.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_can_never_be_sent_ends_in_words_and_stops_nothing(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await using var server = new MailServer { Refused = "ans1@voorbeeld.nl" };
        await Put(installation, 3);
        await using (var db = installation.Db())
            await db.Outbox
                .Where(message => message.Address == "ans0@voorbeeld.nl")
                .ExecuteUpdateAsync(message => message.SetProperty(own => own.ProtectedLink, "of other keys"));

        Assert.Equal(1, await installation.Sender().SendDue(server.Settings));

        installation.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await installation.Sender().SendDue(server.Settings));
        await using var after = installation.Db();
        var messages = await after.Outbox.OrderBy(message => message.Address).ToListAsync();
        Assert.Equal([true, true, false], messages.Select(message => message.IsGivenUp));
        Assert.Equal([1, 1, 1], messages.Select(message => message.Attempts));
        Assert.Contains("keys", messages[0].Problem, StringComparison.Ordinal);
        Assert.NotEmpty(messages[1].Problem!);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_mail_server_refuses_for_days_is_given_up(Engine engine)
    {
        await using var installation = await TestInstallation.Create(engine);
        await Put(installation);
        var nobody = new SmtpSettings { Host = "127.0.0.1", Port = MailServer.FreePort(), Security = SecureSocketOptions.None, From = "ketenscan@example.nl" };
        await using (var db = installation.Db()) await db.Outbox.ExecuteUpdateAsync(
            message => message.SetProperty(own => own.Attempts, OutboxMessage.MostAttempts - 2));

        await installation.Sender().SendDue(nobody);
        await using (var db = installation.Db()) Assert.False((await db.Outbox.SingleAsync()).IsGivenUp);
        installation.Clock.Advance(TimeSpan.FromHours(1));
        await installation.Sender().SendDue(nobody);

        await using var after = installation.Db();
        Assert.True((await after.Outbox.SingleAsync()).IsGivenUp);
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_any_more_leaves_the_page_of_messages_whole()
    {
        await using var installation = await Invitations.InvitationTests.Opened(Engine.Sqlite);
        await using (var db = installation.Db())
            await db.Outbox
                .Where(message => message.Name == "Anna")
                .ExecuteUpdateAsync(message => message.SetProperty(own => own.ProtectedLink, "of other keys"));
        var lines = (await installation.Messages.Find(installation.Coordinator, "wijkketen", 1))!.Messages;

        var links = (await installation.Messages.HandOut(installation.Coordinator, "wijkketen", 1, [.. lines.Select(line => line.Id)]))!;

        Assert.Equal(3, links.Count);
        Assert.Null(await installation.Messages.Read(installation.Coordinator, "wijkketen", 1, lines.Single(line => line.Name == "Anna").Id));
        await installation.Sender().WriteFiles();
    }

    private static async Task Put(TestInstallation installation, int count)
    {
        await using var db = installation.Db();
        var round = await db.Rounds.Include(round => round.Participants).SingleAsync();
        var partner = await db.Partners.FirstAsync();
        for (var place = 0; place < count; place++)
        {
            var participant = round.Invite(partner, $"Ans {place}", Level.Strategic);
            db.Add(participant);
            installation.Outbox.Add(db, MailKind.Invitation, $"once {place}", participant, $"ans{place}@voorbeeld.nl");
            await db.SaveChangesAsync();
            installation.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task Put(TestInstallation installation)
    {
        await using var db = installation.Db();
        var round = await db.Rounds.Include(round => round.Participants).SingleAsync();
        var partner = await db.Partners.FirstAsync();
        var participant = round.Invite(partner, "An<b>s", Level.Strategic);
        db.Add(participant);
        installation.Outbox.Add(db, MailKind.Invitation, "once", participant, "ans@voorbeeld.nl");
        await db.SaveChangesAsync();
    }
}
