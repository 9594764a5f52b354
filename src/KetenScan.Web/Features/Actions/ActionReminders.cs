using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Actions;

/// <summary>Reminds the owners of actions: once in the week before one is due, and once when it is overdue.</summary>
public sealed class ActionReminders(IDbContextFactory<KetenScanDb> databases, Outbox outbox)
{
    private const int DaysBefore = 7;

    public async Task Send(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var today = db.Today;
        var soon = today.AddDays(DaysBefore);
        var due = await (
            from action in db.ImprovementActions
            where action.State == ActionState.Open && action.Due <= soon
            join person in db.People on action.PersonId equals person.Id
            where db.ActivePartners().Any(partner => partner.Id == person.PartnerId)
            join chain in db.Chains on action.ChainId equals chain.Id
            select new { Action = action, Owner = person, chain.Slug }).ToListAsync(cancel);
        foreach (var own in due)
        {
            var kind = own.Action.IsOverdueOn(today) ? MailKind.ActionOverdue : MailKind.ActionDue;

            // When another due date is agreed on, a new reminder is sent.
            var once = $"{kind}:{own.Action.Id:N}:{own.Action.Due:yyyyMMdd}";
            if (await db.Outbox.AnyAsync(message => message.Once == once, cancel)) continue;

            outbox.Add(db, kind, once, own.Action, own.Owner, $"/chains/{own.Slug}/actions#{own.Action.Id:N}");
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException problem) when (Conflict.Is(problem))
            {
                // Another server sent this one first.
                db.ChangeTracker.Clear();
            }
        }
    }
}
