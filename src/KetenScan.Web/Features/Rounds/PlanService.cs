using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <summary>Plans and opens rounds. Coordinators only.</summary>
public sealed class PlanService(IDbContextFactory<KetenScanDb> databases, Outbox outbox, AuditLog audit, SmtpSettings smtp, TimeProvider clock)
{
    /// <summary>Whether there is a mail server; if not, the coordinator hands out the links.</summary>
    public bool SendsMail => smtp.IsUsed;

    /// <summary>A plan and what is needed to edit it; null when the viewer does not run the chain or the round is no draft.</summary>
    public async Task<(PlanView View, RoundForm Form)?> Find(Viewer viewer, string slug, int? number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainToAsk(viewer, slug, cancel) is not { } chain) return null;

        var draft = number is null ? null : chain.Rounds.SingleOrDefault(round => round.Number == number && round.State == RoundState.Draft);
        if (number is not null && draft is null) return null;

        var published = await Questionnaires.PublishedIn(db).ToListAsync(cancel);
        var people = chain.PeopleToAsk(db.Today);
        var asked = chain.Partners.Where(partner => partner.IsActiveOn(db.Today)).OrderBy(partner => partner.Name, StringComparer.CurrentCulture)
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
            : new RoundForm { ClosesOn = db.Today.AddDays(28), Questionnaire = $"{published[0]}" };
        var open = chain.Rounds.SingleOrDefault(round => round.State == RoundState.Open)?.Number;
        return (new PlanView(slug, chain.Name, number, db.Today, published, [.. asked], SendsMail) { OpenRound = open }, form);
    }

    /// <summary>Stores a plan, new or changed.</summary>
    /// <returns>The round's number; null when the viewer does not run the chain.</returns>
    /// <exception cref="RuleBroken">The round is open already, or the chain is archived.</exception>
    /// <exception cref="ChangedMeanwhile{T}">Somebody else changed the draft since the form was read.</exception>
    public Task<int?> Save(Viewer viewer, string slug, int? number, RoundForm form, CancellationToken cancel = default) => Saving.Retry<int?>(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ChainToAsk(viewer, slug, cancel) is not { } chain) return null;

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
        var draft = await db.RoundRunBy(viewer, slug, number).SingleOrDefaultAsync(round => round.State == RoundState.Draft, cancel);
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
        if (await db.ChainToAsk(viewer, slug, cancel) is not { } chain) return null;
        if (chain.Rounds.SingleOrDefault(round => round.Number == number) is not { } round) return null;

        if (round.State != RoundState.Draft) throw new RuleBroken(Rule.OnlyADraftOpens);
        outbox.Ask(db, chain, round, chain.PeopleToAsk(db.Today));
        chain.OpenRound(round, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await audit.Write(viewer, AuditEvent.RoundOpened, slug, $"{number}");
        return round.Participants.Count;
    });
}
