using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Start;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;

namespace KetenScan.Web.Tests;

/// <summary>Services of a <see cref="TestInstallation"/> with a mail server, and what sends its messages.</summary>
internal static class WithMailServer
{
    /// <summary>Sends due messages, as the background service does.</summary>
    public static MailSender Sender(this TestInstallation its) =>
        new(its.Databases, its.Mail, its.Outbox, new SmtpSettings(), its.Settings, its.Clock, NullLogger<MailSender>.Instance);

    /// <summary>Changes people in an installation with a mail server.</summary>
    public static CorrectionService CorrectingWithMail(this TestInstallation its) => new(its.Databases, OutboxOf(its), its.Audit, its.Clock);

    /// <summary>Merges people in an installation with a mail server.</summary>
    public static MergeService MergingWithMail(this TestInstallation its) =>
        new(its.Databases, OutboxOf(its), new ProgressCount(new MemoryCache(new MemoryCacheOptions())), its.Audit, its.Clock);

    /// <summary>Open rounds and messages in an installation with a mail server.</summary>
    public static (OpenRoundService OpenRounds, MessageService Messages) WithMail(this TestInstallation its) => (
        new OpenRoundService(its.Databases, its.Outbox, its.Audit, TestInstallation.MailServer),
        new MessageService(its.Databases, its.Outbox, its.Mail, its.Audit, TestInstallation.MailServer, its.Settings, its.Clock));

    private static Outbox OutboxOf(TestInstallation its) => new(new EphemeralDataProtectionProvider(), TestInstallation.MailServer, its.Clock);
}
