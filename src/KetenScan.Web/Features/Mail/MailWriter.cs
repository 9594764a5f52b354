using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Reports.Words;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Mail;

/// <summary>A message in one language.</summary>
public sealed record LetterPart(Language Language, IReadOnlyList<string> Paragraphs, string Button, string Link, string Foot)
{
    public string Text => $"{string.Join("\n\n", Paragraphs)}\n\n{Button}:\n{Link}\n\n{Foot}\n";
}

/// <summary>A message in all languages. <see cref="MailBody"/> shows it as HTML.</summary>
public sealed record Letter(string Subject, IReadOnlyList<LetterPart> Parts)
{
    /// <summary>The message as plain text, with the languages one below the other.</summary>
    public string Text =>
        string.Concat(Parts.Select((part, place) => place == 0 ? part.Text : $"\n— {part.Language.OwnName} —\n\n{part.Text}"));
}

/// <summary>The subject of a message: a round that closes, or an action that is due.</summary>
/// <param name="Message">The coordinator's message, if any.</param>
public sealed record MailSubject(string Chain, string Name, DateOnly Day, string? Message);

public sealed class MailWriter(Outbox outbox, ServerSettings server, IStringLocalizer<MailTexts> texts)
{
    /// <summary>What a message says about its round or action; null without one.</summary>
    public static Task<MailSubject?> About(KetenScanDb db, OutboxMessage message, CancellationToken cancel = default) =>
        message.ActionId is { } action ? AboutAction(db, action, cancel) : AboutRound(db, message.RoundId, cancel);

    /// <summary>What messages about a round say about it; null without a round.</summary>
    public static Task<MailSubject?> AboutRound(KetenScanDb db, Guid? roundId, CancellationToken cancel = default) => (
        from round in db.Rounds
        where round.Id == roundId
        join chain in db.Chains on round.ChainId equals chain.Id
        select new MailSubject(chain.Name, round.Name, round.ClosesOn, round.Message)).SingleOrDefaultAsync(cancel);

    /// <summary>Writes a message that has not been sent yet.</summary>
    public Letter Write(OutboxMessage message, MailSubject? about)
    {
        var link = server.PublicUrl + outbox.LinkOf(message);
        var subject = In(Language.Default, () => texts[$"{message.Kind}Subject", about?.Chain ?? ""].Value);
        var parts = Language.All.Select(language => In(language, () => new LetterPart(
            language,
            Paragraphs(message.Kind, message.Name, about, language),
            texts[$"{message.Kind}Button"],
            link,
            texts[FootOf(message)])));
        return new Letter(subject.ReplaceLineEndings(" "), [.. parts]);
    }

    /// <summary>The invitation to a round that is not open yet, in the language of the page, with its subject as it will be sent.</summary>
    /// <param name="name">What stands where the name of the recipient will be.</param>
    /// <param name="link">What stands where the personal link will be.</param>
    public (string Subject, string Text) Preview(MailSubject round, string name, string link)
    {
        var language = Language.Of(CultureInfo.CurrentUICulture);
        var subject = In(Language.Default, () => texts[$"{MailKind.Invitation}Subject", round.Chain].Value);
        var part = new LetterPart(
            language, Paragraphs(MailKind.Invitation, name, round, language), texts[$"{MailKind.Invitation}Button"], link, texts["Personal"]);
        return (subject, part.Text);
    }

    private IReadOnlyList<string> Paragraphs(MailKind kind, string name, MailSubject? about, Language language) =>
    [
        texts["Hello", name],
        about is null ? texts[$"{kind}Text"] : texts[$"{kind}Text", about.Chain, about.Name, Format.Date(about.Day, language.Culture)],
        .. about?.Message is { } words && kind == MailKind.Invitation ? [words] : Array.Empty<string>(),
    ];

    private static string FootOf(OutboxMessage message) => message switch
    {
        { Kind: MailKind.AddressChanged } => "AddressChangedFoot",
        { ActionId: not null } => "ActionFoot",
        _ => "Personal",
    };

    private static Task<MailSubject?> AboutAction(KetenScanDb db, Guid actionId, CancellationToken cancel) => (
        from action in db.ImprovementActions
        where action.Id == actionId
        join chain in db.Chains on action.ChainId equals chain.Id
        select new MailSubject(chain.Name, action.What, action.Due, null)).SingleOrDefaultAsync(cancel);

    private static T In<T>(Language language, Func<T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language.Culture;
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
