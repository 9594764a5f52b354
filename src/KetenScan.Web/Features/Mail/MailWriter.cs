using System.Globalization;
using System.Net;
using KetenScan.Data;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Reports.Words;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KetenScan.Web.Features.Mail;

/// <param name="Language">As <see cref="Domain.Language.Code"/>.</param>
public sealed record LetterPart(string Language, string Text);

/// <summary>A message as text, in all languages one below the other, in plain text and HTML.</summary>
public sealed record Letter(string Subject, IReadOnlyList<LetterPart> Parts, string Html)
{
    public string Text =>
        string.Concat(Parts.Select((part, place) => place == 0 ? part.Text : $"\n— {Language.Of(part.Language).OwnName} —\n\n{part.Text}"));
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
        var parts = Language.All.Select(language => In(language.Culture, culture =>
        {
            string[] paragraphs =
            [
                texts["Hello", message.Name],
                about is null ? texts[$"{message.Kind}Text"] : texts[$"{message.Kind}Text", about.Chain, about.Name, Format.Date(about.Day, culture)],
                .. about?.Message is { } words && message.Kind == MailKind.Invitation ? [words] : Array.Empty<string>(),
            ];
            return (
                Subject: texts[$"{message.Kind}Subject", about?.Chain ?? ""].Value,
                Paragraphs: paragraphs,
                Button: texts[$"{message.Kind}Button"].Value,
                Foot: texts[FootOf(message)].Value);
        })).ToList();

        var text = parts.Select(
            (part, place) => new LetterPart(Language.All[place].Code, $"{string.Join("\n\n", part.Paragraphs)}\n\n{part.Button}:\n{link}\n\n{part.Foot}\n"));
        var html = parts.Select((part, place) =>
            $"<div lang=\"{Language.All[place].Code}\">{string.Concat(part.Paragraphs.Select(Paragraph))}<p><a href=\"{WebUtility.HtmlEncode(link)}\" "
            + "style=\"display:inline-block;background:#0b5a6f;color:#ffffff;padding:10px "
            + $"16px;border-radius:8px;text-decoration:none\">{WebUtility.HtmlEncode(part.Button)}</a></p><p "
            + $"style=\"color:#51626b\">{WebUtility.HtmlEncode(part.Foot)}</p></div>");
        return new Letter(
            parts[0].Subject.ReplaceLineEndings(" "),
            [.. text],
            $"<!DOCTYPE html><html lang=\"{Language.Default.Code}\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(parts[0].Subject)}</"
            + $"title></head><body style=\"font:16px/1.5 sans-serif;color:#16262e\">{string.Join("<hr>", html)}</body></html>");
    }

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

    private static string Paragraph(string words) => $"<p>{WebUtility.HtmlEncode(words).ReplaceLineEndings("<br>")}</p>";

    private static T In<T>(CultureInfo language, Func<CultureInfo, T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language;
            return write(language);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
