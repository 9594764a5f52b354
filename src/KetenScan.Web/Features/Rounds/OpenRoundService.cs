using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <summary>What a coordinator does while a round is open: ask newcomers, remind, and change its name, message and last day.</summary>
public sealed class OpenRoundService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, AuditLog audit, SmtpSettings smtp)
{
    /// <summary>Whether there is a mail server; if not, the coordinator hands out the links.</summary>
    public bool SendsMail => smtp.IsUsed;

    /// <summary>Asks people who were added to the chain after the round opened.</summary>
    /// <returns>The number of people; null when the viewer does not run the chain.</returns>
    public Task<int?> AskNewcomers(Viewer viewer, string slug, int number, CancellationToken cancel = default) => Saving.Retry<int?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await LockOpenRound(db, viewer, slug, number, cancel) is not { } round || await db.ChainToAsk(viewer, slug, cancel) is not { } chain) return null;

        await db.Participants.Where(participant => participant.RoundId == round.Id).LoadAsync(cancel);
        var fresh = chain.PeopleToAsk(db.Today).Where(person => round.ParticipantOf(person) is null).ToList();
        outbox.Ask(db, chain, round, fresh);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return fresh.Count;
    });

    /// <summary>Sends a reminder with a new link to everyone who has not handed in, at most once a day.</summary>
    /// <remarks>Without a mail server everyone gets one: otherwise the coordinator, who hands out the links, would see who has not handed in.</remarks>
    /// <returns>The number of people, 0 when reminders were sent today; null when the viewer does not run the chain or the round is not open.</returns>
    public Task<int?> Remind(Viewer viewer, string slug, int number, CancellationToken cancel = default) => Saving.Retry<int?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await LockOpenRound(db, viewer, slug, number, cancel) is not { } round) return null;

        var today = db.Today;
        var start = Amsterdam.Start(today);

        // Once for the whole round: the number of a second time would reveal who reopened a sheet or handed in since.
        if (await db.Outbox.AnyAsync(
            message => message.RoundId == round.Id && message.Kind == MailKind.Reminder && message.CreatedAt >= start,
            cancel)) return 0;

        var reminded = await People(db, round, everyone: !SendsMail, cancel);
        foreach (var (participant, address) in reminded)
            outbox.Add(db, MailKind.Reminder, $"{MailKind.Reminder}:{participant.Id:N}:{today:yyyyMMdd}", participant, address);

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return reminded.Count;
    });

    /// <summary>The form to change an open round; null when the viewer does not run the chain or the round is not open.</summary>
    public async Task<CorrectionForm?> Correcting(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await OpenRound(db, viewer, slug, number, cancel) is { } round ? CorrectionForm.Of(round) : null;
    }

    /// <summary>Changes an open round's name, message and last day.</summary>
    /// <remarks>With <see cref="CorrectionForm.Tell"/>, people who have not handed in get mail about a new last day.</remarks>
    /// <exception cref="RuleBroken">The round is not open, or the day is not after today.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed it since the form was filled.</exception>
    public async Task<bool> Correct(Viewer viewer, string slug, int number, CorrectionForm form, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await LockOpenRound(db, viewer, slug, number, cancel) is not { } round) return false;
        if ((round.Name, round.Message, round.ClosesOn) != form.Seen) throw new ChangedMeanwhile<CorrectionForm>(CorrectionForm.Of(round));

        var moved = round.ClosesOn != form.ClosesOn;
        round.Correct(form.Name!, form.Message, form.ClosesOn!.Value, db.Today);
        if (moved && form.Tell && SendsMail)
        {
            foreach (var (participant, address) in await People(db, round, everyone: false, cancel))
                outbox.Add(db, MailKind.RoundMoved, $"{MailKind.RoundMoved}:{participant.Id:N}:{round.Version}", participant, address);
        }

        await db.SaveUnlessChanged(cancel);
        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, AuditEvent.RoundCorrected, slug, $"{number}");
        return true;
    }

    /// <summary>As <see cref="OpenRound"/>, after locking its row: closing, asking and taking people out wait until this transaction ends.</summary>
    /// <exception cref="RuleBroken">The round is not open (any more).</exception>
    private static async Task<Round?> LockOpenRound(KetenScanDb db, Viewer viewer, string slug, int number, CancellationToken cancel)
    {
        if (await OpenRound(db, viewer, slug, number, cancel) is not { } found) return null;
        if (!await db.LockOpen(found.Id, cancel)) throw new RuleBroken(Rule.OnlyAnOpenRoundIsCorrected);

        await db.Entry(found).ReloadAsync(cancel);
        return found;
    }

    /// <exception cref="RuleBroken">The round is not open (any more).</exception>
    private static async Task<Round?> OpenRound(KetenScanDb db, Viewer viewer, string slug, int number, CancellationToken cancel)
    {
        var found = await db.RoundRunBy(viewer, slug, number).SingleOrDefaultAsync(cancel);
        if (found is not null && found.State != RoundState.Open) throw new RuleBroken(Rule.OnlyAnOpenRoundIsCorrected);

        return found;
    }

    /// <summary>People with a mail address: those who have not handed in, or everyone.</summary>
    private static async Task<List<(Participant Participant, string Address)>> People(KetenScanDb db, Round round, bool everyone, CancellationToken cancel)
    {
        var waiting = await (
            from participant in db.Participants
            where participant.RoundId == round.Id && (everyone || participant.Sheet.SubmittedAt == null)
            join person in db.People on participant.PersonId equals person.Id
            select new { participant, person.Email }).ToListAsync(cancel);
        return [.. waiting.Select(one => (one.participant, one.Email))];
    }
}
