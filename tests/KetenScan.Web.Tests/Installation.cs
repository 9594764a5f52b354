using System.Globalization;
using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Features.Imports;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace KetenScan.Web.Tests;

/// <summary>A database with one small chain: two partners, an open round, a coordinator and a member with a sheet.</summary>
internal sealed class Installation : IAsyncDisposable
{
    public const string Slug = "keten";
    private readonly TestDatabase database;

    private Installation(TestDatabase database)
    {
        this.database = database;
        Questionnaires = new Questionnaires(database);
        Assess = new AssessService(database, Questionnaires, Clock);
        Rounds = new RoundService(database, Questionnaires, Clock);
        Scorecards = new ScorecardService(database, Questionnaires);
        Imports = new ImportService(database, Questionnaires, Clock);
        Admin = new QuestionnaireService(database, Clock);
        Faces = new FaceService(database);
        Actions = new ActionService(database, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 20, 9, 0, 0, TimeSpan.Zero));

    public Questionnaires Questionnaires { get; }

    public AssessService Assess { get; }

    public RoundService Rounds { get; }

    public ScorecardService Scorecards { get; }

    public ImportService Imports { get; }

    public QuestionnaireService Admin { get; }

    public FaceService Faces { get; }

    public ActionService Actions { get; }

    public Viewer Coordinator { get; } = new(Guid.CreateVersion7(), "Marieke");

    public Viewer Member { get; } = new(Guid.CreateVersion7(), "Joost");

    public Viewer Administrator { get; } = new(Guid.CreateVersion7(), "Ingrid");

    public Viewer Stranger { get; } = new(Guid.CreateVersion7(), "Bas");

    public static async Task<Installation> Create(Engine engine)
    {
        var installation = new Installation(await TestDatabase.Create(engine));
        await using var db = installation.database.CreateDbContext();
        foreach (var viewer in (Viewer[])[installation.Coordinator, installation.Member, installation.Administrator, installation.Stranger])
            db.Add(new Data.Access.Account($"{viewer.Name}@demo.example", viewer.Name) { Id = viewer.AccountId });

        var version = QuestionnaireJson.Read(QuestionnaireJson.BuiltIn).Version;
        db.Add(new StoredQuestionnaire(version, QuestionnaireJson.BuiltIn, installation.Clock.GetUtcNow()));
        var chain = new Chain(Slug, "Keten", "dementie");
        var one = chain.Join(new Organisation("Gemeente"), "gemeente", new DateOnly(2024, 1, 1));
        var two = chain.Join(new Organisation("Thuiszorg"), "thuiszorg", new DateOnly(2024, 1, 1));
        var round = chain.PlanRound("Najaar 2026", version, RoundRules.Default, new DateOnly(2026, 10, 1));
        round.Invite(one, "Joost", Level.Strategic, installation.Member.AccountId);
        round.Invite(two, "Ans", Level.Operational);
        chain.OpenRound(round, installation.Clock.GetUtcNow());
        db.Add(chain);
        db.AddRange(new Grant(installation.Coordinator.AccountId, Role.Coordinator, chain.Id), new Grant(installation.Member.AccountId, Role.Member, chain.Id), new Grant(installation.Administrator.AccountId, Role.Administrator, null));
        await db.SaveChangesAsync();
        return installation;
    }

    public KetenScanDb Db() => database.CreateDbContext();

    /// <summary>The member's sheet as it is stored now.</summary>
    public async Task<SheetView> Sheet() => (await Assess.Find(Member, Slug, 1))!;

    public async Task Answer(string code, int? value, SheetView? sheet = null)
    {
        var view = sheet ?? await Sheet();
        await Assess.Change(Member, view, (own, questionnaire, now) => own.Answer(questionnaire, code, value, now));
    }

    public async Task SubmitAll(int value)
    {
        var view = await Sheet();
        await Assess.Change(Member, view, (own, questionnaire, now) =>
        {
            foreach (var statement in questionnaire.Statements) own.Answer(questionnaire, statement.Code, value, now);
            own.Submit(now);
        });
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
