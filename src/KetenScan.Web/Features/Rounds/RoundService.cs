using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Dossiers;
using KetenScan.Data.Forgetting;
using KetenScan.Data.Mail;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Rounds;

/// <param name="Partners">Only for coordinators of the round; others see the total.</param>
public sealed record RoundView(
    string Slug, string Chain, int Number, string Name, RoundState State, DateOnly ClosesOn, int Invited, int Submitted,
    IReadOnlyList<PartnerProgress>? Partners, bool HasMySheet)
{
    /// <summary>The day at whose start sheets were counted; null after closing, when they are counted now.</summary>
    public DateOnly? CountedOn { get; init; }

    /// <summary>Whether the viewer may see the chain's own page.</summary>
    public bool SeesChain { get; init; }

    /// <summary>The smallest group that a protected round shows; null where partners are shown by name.</summary>
    public int? MinimumGroup { get; init; }
}

public sealed class RoundService(
    IDbContextFactory<KetenScanDb> databases, Questionnaires questionnaires, Outbox outbox, ProgressCount progress, AuditLog audit, TimeProvider clock)
{
    /// <summary>The round's state and progress; null when it does not exist for the viewer.</summary>
    public async Task<RoundView?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await (
            from round in db.RoundsOf(viewer)
            join chain in db.Chains on round.ChainId equals chain.Id
            where chain.Slug == slug && round.Number == number
            select new
            {
                Round = round,
                Chain = chain.Name,
                Runs = db.RoundsRunBy(viewer).Any(own => own.Id == round.Id),
                SeesChain = db.ChainsOf(viewer).Any(own => own.Id == chain.Id),
                HasMySheet = round.Participants.Any(participant => participant.AccountId == viewer.AccountId && participant.RemovedAt == null),
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var partners = await Progress(db, found.Round, cancel);
        int? minimum = found.Round.Rules.Disclosure is { Mode: DisclosureMode.Protected, MinimumGroup: var smallest } ? smallest : null;
        var asked = partners.Sum(partner => partner.Invited);
        return new RoundView(
            slug,
            found.Chain,
            number,
            found.Round.Name,
            found.Round.State,
            found.Round.ClosesOn,
            asked,
            Math.Min(asked, partners.Sum(partner => partner.Submitted)),
            found.Runs ? PartnerProgress.Of(partners, minimum ?? PartnerProgress.SmallestNamed) : null,
            found.HasMySheet)
        {
            MinimumGroup = minimum,
            CountedOn = found.Round.State == RoundState.Closed ? null : db.Today,
            SeesChain = found.SeesChain,
        };
    }

    /// <summary>Closes a round that the viewer runs, and stores its scorecard; false when it does not exist for the viewer.</summary>
    /// <exception cref="RuleBroken">The round is not open, or somebody else has just closed it.</exception>
    public async Task<bool> Close(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.RoundRunBy(viewer, slug, number).Select(round => (Guid?)round.Id).SingleOrDefaultAsync(cancel) is not { } id) return false;

        // From here on nobody is asked or taken out, so these are all the sheets: a concurrent answer is either in already, or finds its sheet sealed.
        if (!await db.LockOpen(id, cancel)) throw new RuleBroken(Rule.OnlyAnOpenRoundCloses);

        var sheets = db.Assessments.Where(sheet => db.Participants.Any(participant => participant.Id == sheet.ParticipantId && participant.RoundId == id));
        await sheets.ExecuteUpdateAsync(
            sheet => sheet.SetProperty(own => own.State, SheetState.Sealed)
                .SetProperty(own => own.PrioritiesNumber, 0)
                .SetProperty(own => own.ExchangeNumber, 0),
            cancel);
        await ForgetMoments(db, sheets, cancel);

        await db.SpareSheets
            .Where(spare => db.Participants.Any(participant => participant.Id == spare.ParticipantId && participant.RoundId == id))
            .ExecuteDeleteAsync(cancel);

        var round = await db.Rounds
            .Include(round => round.Participants).ThenInclude(participant => participant.Sheet).ThenInclude(sheet => sheet.Answers)
            .Include(round => round.Participants).ThenInclude(participant => participant.Sheet).ThenInclude(sheet => sheet.Comments)
            .AsSplitQuery()
            .SingleAsync(round => round.Id == id, cancel);
        var chain = await db.Chains
            .Include(chain => chain.Partners)
            .Include(chain => chain.Rounds)
            .AsSplitQuery()
            .SingleAsync(chain => chain.Id == round.ChainId, cancel);
        var questionnaire = await questionnaires.Get(round.Questionnaire, cancel);
        await CloseAndStore(db, chain, round, questionnaire, await db.DossierOf(chain.Id, cancel), clock.GetUtcNow(), cancel);
        await Tell(db, round, cancel);
        chain.PlanAgain(round);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBroken(Rule.OnlyAnOpenRoundCloses);
        }

        await db.RemoveDeadMessages(chain.Id, cancel);
        await transaction.CommitAsync(cancel);
        await audit.Write(viewer, AuditEvent.RoundClosed, slug, $"{number}");
        return true;
    }

    /// <summary>When each answer was given only matters while answers can still arrive.</summary>
    private static async Task ForgetMoments(KetenScanDb db, IQueryable<Assessment> sheets, CancellationToken cancel)
    {
        await db.Set<Answer>().Where(answer => sheets.Any(sheet => sheet.Id == answer.AssessmentId))
            .ExecuteUpdateAsync(answer => answer.SetProperty(own => own.Number, 0), cancel);
        var comments = db.Set<Comment>().Where(comment => sheets.Any(sheet => sheet.Id == comment.AssessmentId));
        await comments.Where(comment => comment.Text == "").ExecuteDeleteAsync(cancel);
        await comments.ExecuteUpdateAsync(comment => comment.SetProperty(own => own.Number, 0), cancel);
    }

    /// <summary>Closes a round and adds its scorecard, compared with that of the round closed before it. The caller saves.</summary>
    /// <param name="dossier">Null for a round that was held elsewhere, whose comments were looked at there.</param>
    internal static async Task CloseAndStore(
        KetenScanDb db,
        Chain chain,
        Round round,
        Questionnaire questionnaire,
        ChainDossier? dossier,
        DateTimeOffset at,
        CancellationToken cancel)
    {
        var day = Amsterdam.Day(at);
        var earlier = db.AllClosedRounds().Where(closed => closed.ChainId == chain.Id && closed.ClosedOn <= day).LatestAmong();
        var before = await db.Scorecards
            .Where(card => earlier.Any(latest => latest.RoundId == card.RoundId))
            .Select(card => card.Json)
            .SingleOrDefaultAsync(cancel);
        var scorecard = round.Close(chain, questionnaire, dossier, before is null ? null : ScorecardJson.Read(before), at);
        var json = ScorecardJson.WriteStored(scorecard, questionnaire);
        var comments = round.PublishedComments(chain, scorecard);
        await db.AddScorecard(new StoredScorecard(round, scorecard, json, comments, looksAtComments: dossier is not null), cancel);
    }

    /// <summary>A message with a link to the scorecard for everyone who was asked and is still in the chain.</summary>
    private async Task Tell(KetenScanDb db, Round round, CancellationToken cancel)
    {
        var addresses = await db.People.Where(person => person.ChainId == round.ChainId).ToDictionaryAsync(person => person.Id, person => person.Email, cancel);
        foreach (var participant in round.Participants)
        {
            if (participant.PersonId is { } person && addresses.TryGetValue(person, out var address))
                outbox.Add(db, MailKind.RoundClosed, $"{MailKind.RoundClosed}:{participant.Id:N}", participant, address);
        }
    }

    /// <summary>For a closed round, by partner. For an open one, by the partner at the time of asking, as counted at the start of the day.</summary>
    private async Task<List<PartnerProgress>> Progress(KetenScanDb db, Round round, CancellationToken cancel)
    {
        if (round.State == RoundState.Closed)
        {
            return await (
                from participant in db.Participants
                where participant.RoundId == round.Id
                join partner in db.Partners on participant.PartnerId equals partner.Id
                group participant by new { partner.Id, partner.Organisation.Name } into people
                select new PartnerProgress(
                    people.Key.Name,
                    1,
                    people.Count(),
                    people.Count(participant => participant.Sheet.SubmittedAt != null))).ToListAsync(cancel);
        }

        var submitted = await progress.Of(db, round.Id, cancel);
        var asked = await (
            from participant in db.Participants
            where participant.RoundId == round.Id
            join partner in db.Partners on participant.AskedFor equals partner.Id
            group participant by new { partner.Id, partner.Organisation.Name } into people
            select new { people.Key.Id, people.Key.Name, Invited = people.Count(participant => participant.RemovedAt == null) }).ToListAsync(cancel);
        return [.. asked.Select(own => new PartnerProgress(own.Name, 1, own.Invited, submitted.GetValueOrDefault(own.Id)))];
    }
}
