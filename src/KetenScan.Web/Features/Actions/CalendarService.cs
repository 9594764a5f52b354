using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Actions;

/// <summary>Somebody's open actions as a calendar, at a secret link that any calendar program can read.</summary>
public sealed class CalendarService(IDbContextFactory<KetenScanDb> databases, AuditLog audit, ServerSettings settings, TimeProvider clock)
{
    /// <summary>Whether the viewer has a link, which a new one would replace.</summary>
    public async Task<bool> HasLink(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.CalendarLinks.AnyAsync(link => link.AccountId == viewer.AccountId, cancel);
    }

    /// <summary>Creates the link and ends an earlier one. It cannot be retrieved later.</summary>
    /// <returns>Null when the viewer has no account.</returns>
    /// <exception cref="RuleBroken">The viewer has not recently proved who they are.</exception>
    public Task<string?> MakeLink(Viewer viewer, CancellationToken cancel = default) => Saving.Retry(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Users.AnyAsync(user => user.Id == viewer.AccountId, cancel)) return (string?)null;
        if (!await db.ProvedLately(viewer, cancel)) throw new RuleBroken(Rule.ReauthenticationIsNeeded);

        var token = SecretToken.New();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.CalendarLinks.SingleOrDefaultAsync(
            link => link.AccountId == viewer.AccountId,
            cancel) is { } known) known.Replace(SecretToken.HashOf(token));
        else db.CalendarLinks.Add(new CalendarLink(viewer.AccountId, SecretToken.HashOf(token)));
        await audit.AddAndSave(db, viewer, AuditEvent.CalendarLinkMade);
        await transaction.CommitAsync(cancel);
        return $"{settings.PublicUrl}/calendar/{token}.ics";
    });

    /// <summary>The calendar behind a link; null when there is no such link.</summary>
    public async Task<string?> Read(string token, CancellationToken cancel = default)
    {
        var hash = SecretToken.HashOf(token);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var owner = await db.CalendarLinks
            .Where(link => link.TokenHash == hash && db.LivingAccounts().Any(owner => owner.Id == link.AccountId))
            .Select(link => (Guid?)link.AccountId)
            .SingleOrDefaultAsync(cancel);
        if (owner is not { } account) return null;

        var actions = await (
            from action in db.ImprovementActions
            where action.State == ActionState.Open && db.OwnPeople(new Viewer(account, "", null)).Any(person => person.Id == action.PersonId)
            join chain in db.Chains on action.ChainId equals chain.Id
            orderby action.Due, action.Id
            select new { action.Id, action.What, action.Why, action.Due, action.Version, chain.Name, chain.Slug }).ToListAsync(cancel);
        var calendar = new Calendar { ProductId = "-//KetenScan//NL" };
        foreach (var action in actions)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{action.Id:N}@ketenscan",
                Summary = $"{action.What} ({action.Name})",
                Description = action.Why,
                Start = new CalDateTime(action.Due),
                Url = new Uri($"{settings.PublicUrl}/chains/{action.Slug}/actions"),
                Sequence = action.Version,
                DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime),
            });
        }

        return new CalendarSerializer().SerializeToString(calendar);
    }
}
