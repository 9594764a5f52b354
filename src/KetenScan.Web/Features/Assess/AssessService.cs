using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain;
using KetenScan.Domain.Questionnaires;
using KetenScan.Domain.Rounds;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace KetenScan.Web.Features.Assess;

/// <summary>A sheet as its owner sees it.</summary>
/// <param name="Step">The step where the owner was last, as a <see cref="SheetStep"/>.</param>
/// <param name="LastNumber">The highest <see cref="ChangeNumber"/> on it.</param>
/// <param name="Answers">By the code of the statement; statements without an answer are missing.</param>
/// <param name="SeesChain">Whether the owner may see the chain's own page; not by a personal link.</param>
/// <param name="Promise">What the owner is told about who will see what.</param>
/// <param name="Devices">The number of devices on which it is open by a personal link.</param>
/// <param name="IsPassedOn">The coordinator has a link to it that nobody has used, or another device was signed in by such a link.</param>
/// <param name="OpensByAccount">It can also be opened by an account, and the viewer came in by another way.</param>
/// <param name="AddressChangedOn">The day on which the coordinator changed the address that its links are sent to, if that happened.</param>
/// <param name="Spares">Other sheets of the same owner, which do not count.</param>
public sealed record SheetView(
    Guid Id,
    string Slug,
    string Chain,
    bool SeesChain,
    int Round,
    QuestionnaireVersion Questionnaire,
    DateOnly ClosesOn,
    string Partner,
    Promise Promise,
    SheetState State,
    bool Submitted,
    int Devices,
    bool IsPassedOn,
    bool OpensByAccount,
    DateOnly? AddressChangedOn,
    IReadOnlyList<SpareRow> Spares,
    int Step,
    long LastNumber,
    Dictionary<string, AnswerValue> Answers,
    Dictionary<Principle, string> Comments,
    IReadOnlyList<Principle> Priorities)
{
    public string Address => AddressIn(Slug, Round);

    public static string AddressIn(string slug, int round) => $"chains/{slug}/rounds/{round}/assessment";

    /// <summary>How many statements have no answer.</summary>
    public int OpenIn(Questionnaire questionnaire) => questionnaire.Statements.Count - Answers.Count;

    public string AddressOf(int step) => $"{Address}?step={step}";

    /// <summary>Null when there is no answer.</summary>
    public AnswerValue? AnswerTo(Statement statement) => Answers.TryGetValue(statement.Code, out var answer) ? answer : null;

    /// <summary>How many statements of a section have an answer.</summary>
    public int AnsweredIn(Section section) => section.Statements.Count(statement => Answers.ContainsKey(statement.Code));
}

/// <summary>The other sheet of a person who was in the chain twice.</summary>
/// <param name="KeptOn">The day on which the two entries were merged.</param>
/// <param name="Answers">The number of statements answered on it.</param>
/// <param name="ChangedAt">When it was last filled in, or exchanged.</param>
/// <param name="Submitted">Whether it was handed in.</param>
public sealed record SpareRow(Guid Id, DateOnly KeptOn, int Answers, DateTimeOffset? ChangedAt, bool Submitted);

/// <summary>What somebody is told about who will see what in an open round.</summary>
public sealed record OpenPromise(string Chain, int Round, string Partner, Promise Promise);

public sealed class AssessService(IDbContextFactory<KetenScanDb> databases, Questionnaires questionnaires, TimeProvider clock)
{
    /// <summary>The viewer's own sheet in a round; null when there is none.</summary>
    public async Task<SheetView?> Find(Viewer viewer, string slug, int number, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await (
            from sheet in db.SheetsOf(viewer)
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            where chain.Slug == slug && round.Number == number && round.State != RoundState.Draft
            select new
            {
                sheet.Id,
                Chain = chain.Name,
                SeesChain = db.ChainsOf(viewer).Any(seen => seen.Id == chain.Id),
                Round = round,
                Partner = partner.Organisation.Name,
                participant.PartnerId,
                participant.Level,
                Devices = db.OpenDevices().Count(device => device.ParticipantId == participant.Id),
                IsPassedOn = db.ValidInvitations().Any(link => link.ParticipantId == participant.Id && link.Way == InvitationWay.ByCoordinator)
                    || db.DevicesOfOthers(viewer).Any(device => device.ParticipantId == participant.Id),
                participant.AccountId,
                participant.AddressChangedOn,
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var own = await db.Assessments.AsNoTracking().AsSplitQuery()
            .Include(sheet => sheet.Answers)
            .Include(sheet => sheet.Comments)
            .SingleAsync(sheet => sheet.Id == found.Id, cancel);
        var spares = await db.SpareSheets
            .AsNoTracking()
            .Where(spare => spare.ParticipantId == own.ParticipantId)
            .OrderBy(spare => spare.Id)
            .ToListAsync(cancel);
        return new SheetView(
            own.Id,
            slug,
            found.Chain,
            found.SeesChain,
            number,
            found.Round.Questionnaire,
            found.Round.ClosesOn,
            found.Partner,
            await db.PromiseIn(found.Round, found.PartnerId, found.Level, cancel),
            own.State,
            own.SubmittedAt is not null,
            found.Devices,
            found.IsPassedOn,
            found.AccountId is not null && !viewer.HasAccount,
            found.AddressChangedOn,
            [
                .. spares.Select(spare => new SpareRow(
                    spare.Id, spare.KeptOn, spare.Content.Answers.Count, spare.Content.ChangedAt, spare.Content.SubmittedAt is not null)),
            ],
            own.Step,
            own.LastNumber,
            own.Answers.ToDictionary(answer => answer.Statement, answer => answer.Value),
            own.Comments.ToDictionary(comment => comment.Principle, comment => comment.Text),
            own.Priorities);
    }

    /// <summary>What the viewer is told in each open round that they were asked in.</summary>
    public async Task<IReadOnlyList<OpenPromise>> Promises(Viewer viewer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var open = await (
            from sheet in db.SheetsOf(viewer)
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            join round in db.Rounds on participant.RoundId equals round.Id
            join chain in db.Chains on round.ChainId equals chain.Id
            join partner in db.Partners on participant.PartnerId equals partner.Id
            where round.State == RoundState.Open
            orderby chain.Name
            select new { Chain = chain.Name, Round = round, Partner = partner.Organisation.Name, participant.PartnerId, participant.Level })
            .AsNoTracking().ToListAsync(cancel);
        var promises = new List<OpenPromise>();
        foreach (var own in open)
            promises.Add(new OpenPromise(own.Chain, own.Round.Number, own.Partner, await db.PromiseIn(own.Round, own.PartnerId, own.Level, cancel)));
        return promises;
    }

    /// <summary>Changes the viewer's own sheet and stores it before it returns.</summary>
    /// <exception cref="RuleBroken">The sheet refuses, the round is not open, or the viewer has no sheet in it (any more).</exception>
    public async Task Change(Viewer viewer, SheetView view, Action<Assessment, Questionnaire, DateTimeOffset> change, CancellationToken cancel = default)
    {
        var questionnaire = await questionnaires.Get(view.Questionnaire, cancel);
        await Change(viewer, view.Slug, view.Round, view.Id, (sheet, now) => change(sheet, questionnaire, now), cancel);
    }

    /// <summary>As above, for a sheet that was not read.</summary>
    /// <exception cref="RuleBroken">As above.</exception>
    public Task Change(Viewer viewer, string slug, int number, Guid sheetId, Action<Assessment, DateTimeOffset> change, CancellationToken cancel) => Change(
        viewer,
        slug,
        number,
        sheetId,
        (_, sheet, now) =>
        {
            change(sheet, now);
            return Task.CompletedTask;
        },
        cancel);

    /// <summary>Exchanges this sheet for the viewer's other one, which counts from then on. This one is kept as the other.</summary>
    /// <param name="changedAt"><see cref="SpareRow.ChangedAt"/> as the viewer saw it: a second press does not exchange them back.</param>
    /// <exception cref="RuleBroken">The round is not open, or there is no such sheet (any more).</exception>
    public Task UseSpare(Viewer viewer, SheetView view, Guid spareId, DateTimeOffset? changedAt, CancellationToken cancel = default) => Change(
        viewer,
        view.Slug,
        view.Round,
        view.Id,
        async (db, sheet, now) =>
        {
            var spare = await db.SpareSheets.SingleOrDefaultAsync(spare => spare.Id == spareId, cancel) ?? throw new RuleBroken(Rule.SheetIsGone);
            if (spare.Content.ChangedAt == changedAt) sheet.ExchangeWith(spare, now);
        },
        cancel);

    /// <summary>Remembers at which step the owner is; no answer depends on it.</summary>
    /// <param name="step">As <see cref="Assessment.GoTo"/> accepts it.</param>
    /// <returns>False when the sheet is not the viewer's, or the round is not open.</returns>
    public async Task<bool> GoTo(Viewer viewer, Guid sheetId, int step, CancellationToken cancel = default)
    {
        var known = SheetStep.Nearest(step);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.OpenSheetsOf(viewer).Where(sheet => sheet.Id == sheetId)
            .ExecuteUpdateAsync(sheet => sheet.SetProperty(s => s.Step, known), cancel) == 1;
    }

    private async Task Change(
        Viewer viewer,
        string slug,
        int number,
        Guid sheetId,
        Func<KetenScanDb, Assessment, DateTimeOffset, Task> change,
        CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Locks the sheet's row: a second browser, closing the round and removing the owner wait until this transaction ends. After such a wait
        // the sheet may be sealed or gone.
        var now = clock.GetUtcNow();
        var own = db.OpenSheetsOf(viewer).Where(sheet => sheet.Id == sheetId);
        var locked = await own.ExecuteUpdateAsync(sheet => sheet.SetProperty(s => s.ChangedAt, s => s.ChangedAt), cancel) == 1;
        if (!locked || await own.Include(sheet => sheet.Answers).Include(sheet => sheet.Comments).AsSplitQuery().SingleOrDefaultAsync(cancel) is not { } sheet)
            throw new RuleBroken(await IsOpen(db, slug, number, cancel) ? Rule.SheetIsGone : Rule.ClosedRoundTakesNoAnswers);

        await change(db, sheet, now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static Task<bool> IsOpen(KetenScanDb db, string slug, int number, CancellationToken cancel) =>
        db.Rounds.AnyAsync(round => round.Number == number
            && round.State == RoundState.Open
            && db.Chains.Any(chain => chain.Id == round.ChainId && chain.Slug == slug), cancel);
}
