namespace KetenScan.Web.Features.Mail;

/// <summary>Marks the texts of mail.</summary>
public sealed class MailTexts;
