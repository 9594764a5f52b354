using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Mail;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <summary>The number of people of a partner who will be asked, by level.</summary>
public sealed record AskedPartner(string Name, IReadOnlyList<Asked> Levels)
{
    public int People => Levels.Sum(level => level.People);
}

/// <param name="Number">Null for a round that is not stored yet.</param>
/// <param name="Asked">The people who will be asked when it opens, per partner.</param>
public sealed record PlanView(
    string Slug,
    string Chain,
    int? Number,
    DateOnly Today,
    IReadOnlyList<QuestionnaireVersion> Questionnaires,
    IReadOnlyList<AskedPartner> Asked,
    bool SendsMail);

/// <summary>Plans and opens rounds, and asks people in them. Coordinators only.</summary>
public sealed class PlanService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, AuditLog audit, SmtpSettings smtp, TimeProvider clock)
{
    /// <summary>Whether there is a mail server; if not, the coordinator hands out the links.</summary>
    public bool SendsMail => smtp.IsUsed;

    private DateOnly Today => Amsterdam.Day(clock.GetUtcNow());

    /// <summary>A plan and what is needed to edit it; null when the viewer does not run the chain or the round is no draft.</summary>
    public async Task<(PlanView View, RoundForm Form)?> Find(Viewer viewer, string slug, int? number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var chain = await db.ChainsRunBy(viewer)
            .AsNoTracking()
            .Include(chain => chain.Partners)
            .Include(chain => chain.People)
            .Include(chain => chain.Rounds)
            .AsSplitQuery()
            .SingleOrDefaultAsync(chain => chain.Slug == slug, cancel);
        if (chain is null) return null;

        var draft = number is null ? null : chain.Rounds.SingleOrDefault(round => round.Number == number && round.State == RoundState.Draft);
        if (number is not null && draft is null) return null;

        var published = await Questionnaires.PublishedIn(db).ToListAsync(cancel);
        var people = ToAsk(chain);
        var asked = chain.Partners.Where(partner => partner.IsActiveOn(Today)).OrderBy(partner => partner.Name, StringComparer.CurrentCulture)
            .Select(partner => new AskedPartner(
                partner.Name,
                [
                    .. people
                        .Where(person => person.PartnerId == partner.Id)
                        .CountBy(person => person.Level)
                        .Select(level => new Asked(partner.Id, level.Key, level.Value)),
                ]));
        var form = draft is not null
            ? RoundForm.Of(draft)
            : new RoundForm { ClosesOn = Today.AddDays(28), Questionnaire = $"{published[0]}" };
        return (new PlanView(slug, chain.Name, number, Today, published, [.. asked], SendsMail), form);
    }

    /// <summary>Stores a plan, new or changed.</summary>
    /// <returns>The round's number; null when the viewer does not run the chain.</returns>
    /// <exception cref="RuleBroken">The round is open already, or the chain is archived.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed the draft since the form was read.</exception>
    public Task<int?> Save(Viewer viewer, string slug, int? number, RoundForm form, CancellationToken cancel = default) => Saving.Retry<int?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Own(db, viewer, slug, cancel) is not { } chain) return null;

        // When the form of a new round is sent twice, one round is stored.
        var round = chain.Rounds.SingleOrDefault(round => number is null ? round.Id == form.Id : round.Number == number);
        if (round is null && number is not null) throw new RuleBroken(Rule.DraftIsGone);
        if (round is not null && number is null) return round.Number;
        if (round is not null && round.Version != form.Seen) throw new ChangedMeanwhile<RoundForm>(RoundForm.Of(round));

        if (round is null)
        {
            round = chain.PlanRound(form.Name!.Trim(), form.Version, form.Rules, form.ClosesOn!.Value, form.Id);
            db.Add(round);
        }

        round.Plan(form.Name!, form.Version, form.Rules, form.ClosesOn!.Value, form.Message, form.RepeatMonths);
        await db.SaveChangesAsync(cancel);
        form.Seen = round.Version;
        return round.Number;
    });

    /// <summary>The number of another round of the chain with this name; null when there is none.</summary>
    public async Task<int?> SameName(Viewer viewer, string slug, int? number, string name, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var others = await db.RoundsRunBy(viewer)
            .Where(round => round.Number != number && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug))
            .Select(round => new { round.Number, round.Name })
            .ToListAsync(cancel);
        return others.FirstOrDefault(round => string.Equals(round.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))?.Number;
    }

    /// <summary>Deletes a plan.</summary>
    /// <returns>The plan as it was stored, to put it back; null when there is none for the viewer.</returns>
    public async Task<RoundForm?> Discard(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var draft = await db.RoundsRunBy(viewer)
            .SingleOrDefaultAsync(round => round.Number == number
                && round.State == RoundState.Draft
                && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug), cancel);
        if (draft is null) return null;

        db.Rounds.Remove(draft);
        await db.SaveUnlessChanged(cancel);
        return RoundForm.Of(draft);
    }

    /// <summary>Opens a round: everybody of the chain's partners is asked, each with their own link and message.</summary>
    /// <exception cref="RuleBroken">Another round is open, fewer than two partners have people, or the round is no draft.</exception>
    /// <returns>The number of people asked; null when there is no such round for the viewer.</returns>
    public Task<int?> Open(Viewer viewer, string slug, int number, CancellationToken cancel = default) => Saving.Retry<int?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Own(db, viewer, slug, cancel) is not { } chain || chain.Rounds.SingleOrDefault(round => round.Number == number) is not { } round) return null;

        if (round.State != RoundState.Draft) throw new RuleBroken(Rule.OnlyADraftOpens);
        Ask(db, chain, round, ToAsk(chain));
        chain.OpenRound(round, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await audit.Write(viewer, AuditEvent.RoundOpened, slug, $"{number}");
        return round.Participants.Count;
    });

    /// <summary>Asks people who were added to the chain after the round opened.</summary>
    /// <returns>The number of people; null when the viewer does not run the chain.</returns>
    public Task<int?> AskNewcomers(Viewer viewer, string slug, int number, CancellationToken cancel = default) => Saving.Retry<int?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await LockOpenRound(db, viewer, slug, number, cancel) is not { } round || await Own(db, viewer, slug, cancel) is not { } chain) return null;

        await db.Participants.Where(participant => participant.RoundId == round.Id).LoadAsync(cancel);
        var fresh = ToAsk(chain).Where(person => round.ParticipantOf(person) is null).ToList();
        Ask(db, chain, round, fresh);
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

        var today = Today;
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
        round.Correct(form.Name!, form.Message, form.ClosesOn!.Value, Today);
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

    private static Task<Chain?> Own(KetenScanDb db, Viewer viewer, string slug, CancellationToken cancel) => db.ChainsRunBy(viewer)
        .Include(chain => chain.Partners)
        .Include(chain => chain.People)
        .Include(chain => chain.Rounds)
        .AsSplitQuery()
        .SingleOrDefaultAsync(chain => chain.Slug == slug, cancel);

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
        var found = await db.RoundsRunBy(viewer)
            .SingleOrDefaultAsync(round => round.Number == number && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug), cancel);
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

    private List<Person> ToAsk(Chain chain) =>
        [.. chain.People.Where(person => chain.Partners.Single(partner => partner.Id == person.PartnerId).IsActiveOn(Today))];

    private void Ask(KetenScanDb db, Chain chain, Round round, List<Person> people)
    {
        foreach (var person in people)
        {
            var participant = round.Invite(person, chain.Partners.Single(partner => partner.Id == person.PartnerId));
            db.Add(participant);
            outbox.Add(db, MailKind.Invitation, $"{MailKind.Invitation}:{participant.Id:N}", participant, person.Email);
        }
    }
}
