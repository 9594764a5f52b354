using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain.Questionnaires;
using KetenScan.Web.Features.Mail;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Home;

public enum MailTrouble
{
    None,

    /// <summary>A message waits for more than an hour without an attempt that failed: nothing is sending.</summary>
    Waits,

    /// <summary>The mail server refused a message or cannot be reached.</summary>
    Fails,
}

/// <summary>What an administrator can do something about.</summary>
/// <param name="Drafts">The questionnaires that are not published.</param>
/// <param name="Mail">Never how many messages, nor to whom: their number would tell something about who did not hand in.</param>
/// <param name="Invited">Accounts whose owner has not signed in for the first time.</param>
/// <param name="Locked">Accounts that an administrator locked out.</param>
/// <param name="Unled">Chains without a coordinator who can sign in.</param>
public sealed record Administration(IReadOnlyList<QuestionnaireVersion> Drafts, MailTrouble Mail, int Invited, int Locked, int Unled)
{
    public bool IsEmpty => this is { Drafts.Count: 0, Mail: MailTrouble.None, Invited: 0, Locked: 0, Unled: 0 };
}

internal static class AdministrationQuery
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <returns>Null for a viewer who is no administrator.</returns>
    public static async Task<Administration?> AdministrationOf(this KetenScanDb db, Viewer viewer, SmtpSettings smtp, CancellationToken cancel)
    {
        if (!await db.IsAdministrator(viewer, cancel)) return null;

        var drafts = await db.QuestionnairesRunBy(viewer)
            .Where(stored => stored.PublishedAt == null)
            .OrderBy(stored => stored.Key).ThenBy(stored => stored.Version)
            .Select(stored => new QuestionnaireVersion(stored.Key, stored.Version))
            .ToListAsync(cancel);
        var invited = await db.LivingAccounts().CountAsync(account => !db.AccountsInUse().Any(own => own.Id == account.Id), cancel);
        var locked = await db.Users.CountAsync(account => account.LockoutEnd >= Data.Access.Account.ForGood, cancel);
        return new Administration(drafts, await MailOf(db, smtp, cancel), invited, locked, await db.ChainsWithoutCoordinator().CountAsync(cancel));
    }

    /// <summary>A message of a round that was given up is for its coordinator, who can correct the address; the invitation of an account is not.</summary>
    private static async Task<MailTrouble> MailOf(KetenScanDb db, SmtpSettings smtp, CancellationToken cancel)
    {
        if (!smtp.IsUsed) return MailTrouble.None;

        var since = db.Now - Long;
        var unsent = db.Outbox.Where(message => message.SentAt == null && (message.ProtectedLink != null || message.Kind == MailKind.AccountInvitation));
        return await unsent.AnyAsync(message => message.Problem != null, cancel) ? MailTrouble.Fails
            : await unsent.AnyAsync(message => message.ProtectedLink != null && message.CreatedAt < since, cancel) ? MailTrouble.Waits
            : MailTrouble.None;
    }
}
