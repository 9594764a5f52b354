using System.Text.Json.Serialization;
using KetenScan.Data.Mail;

namespace KetenScan.Web.Features.Rounds;

public enum MessageState
{
    Waits,
    HandedOut,

    /// <summary>Its link was used, and a link that was handed out works once.</summary>
    Used,

    Sent,

    /// <summary>The mail server refused it or could not be reached.</summary>
    Fails,

    /// <summary>It will not be sent.</summary>
    GivenUp,

    /// <summary>Its link no longer works.</summary>
    Expired,
}

/// <param name="Partner">The person's partner, where messages are handed out.</param>
/// <param name="At">When it entered its state.</param>
/// <param name="HasLink">Whether its link can be decrypted and handed out.</param>
/// <param name="CanHaveNewLink">Whether a new link can replace it.</param>
public sealed record MessageLine(
    Guid Id, MailKind Kind, string Name, string? Partner, string Address, MessageState State, DateTimeOffset At, string? Problem, bool HasLink,
    bool CanHaveNewLink);

/// <summary>
/// Messages of one day to people who had not handed in. Without names or numbers: a number that drops after somebody was taken out would reveal that they had
/// not handed in.
/// </summary>
/// <param name="Fails">Whether the mail server has not accepted some of them.</param>
public sealed record MessageTally(MailKind Kind, DateOnly Day, bool Fails);

/// <param name="Sent">The messages to everyone, with a mail server; otherwise null.</param>
/// <param name="HandedOut">Without a mail server the newest message of each person, by partner and name.</param>
/// <param name="Tallies">The other messages, newest first; empty without a mail server.</param>
public sealed record MessagesView(
    string Slug,
    string Chain,
    int Round,
    SentList? Sent,
    IReadOnlyList<MessageLine> HandedOut,
    IReadOnlyList<MessageTally> Tallies)
{
    [JsonIgnore]
    public IReadOnlyList<MessageLine> Messages => Sent?.Lines ?? HandedOut;
}
