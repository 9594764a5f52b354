using FluentValidation;
using KetenScan.Web.Start;
using MailKit.Security;
using MimeKit;

namespace KetenScan.Web.Features.Mail;

/// <summary>The mail server and the sender of mail.</summary>
public sealed record SmtpSettings
{
    internal const string Section = "Smtp";

    /// <summary>Empty for none: then the coordinator hands out the links.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    public string From { get; init; } = "";

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>Whether there is a mail server.</summary>
    public bool IsUsed => Host.Length > 0;

    internal sealed class Rules : SettingsRules<SmtpSettings>
    {
        public Rules(ServerSettings server)
            : base(Section) =>
            When(smtp => smtp.IsUsed, () =>
            {
                RuleFor(smtp => smtp.Host).Must(_ => server.IsPublicUrlSet).WithMessage(
                    "Setting PublicUrl is empty; with a mail server it must be the address for links in mail, such as https://ketenscan.example.nl.");
                Setting(smtp => smtp.Port, port => port is > 0 and < 65536, "it must be a number from 1 to 65535, such as 587.");
                Setting(smtp => smtp.From, from => MailboxAddress.TryParse(from, out _),
                    "it must be a mail address, such as \"KetenScan <ketenscan@example.nl>\".");
            });
    }
}
