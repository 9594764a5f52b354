using KetenScan.Data;
using KetenScan.Data.Access;
using KetenScan.Data.Answers;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Reports.Files;
using KetenScan.Web.Features.Account;
using KetenScan.Web.Features.Actions;
using KetenScan.Web.Features.Admin;
using KetenScan.Web.Features.Assess;
using KetenScan.Web.Features.Chains;
using KetenScan.Web.Features.Dossier;
using KetenScan.Web.Features.Home;
using KetenScan.Web.Features.Imports;
using KetenScan.Web.Features.Invitations;
using KetenScan.Web.Features.Mail;
using KetenScan.Web.Features.People;
using KetenScan.Web.Features.Privacy;
using KetenScan.Web.Features.Rounds;
using KetenScan.Web.Features.Scorecards;
using KetenScan.Web.Shared;
using KetenScan.Web.Start;
using KetenScan.Web.Tests.Access;
using KetenScan.Web.Tests.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KetenScan.Web.Tests;

/// <summary>A database with one small chain: two partners, an open round, a coordinator and a member with a sheet.</summary>
internal sealed partial class TestInstallation : IAsyncDisposable
{
    public const string Slug = "keten";
    private readonly TestDatabase database;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ketenscan-");

    private TestInstallation(TestDatabase database)
    {
        this.database = database;
        database.Clock = Clock;
        Questionnaires = new Questionnaires(database);
        Assess = new AssessService(database, Questionnaires, Clock);
        Answers = new AnswerWriter(database, Clock);
        Sheets = new SheetStore(database, Answers, Assess, Questionnaires, new MemoryCache(new MemoryCacheOptions()));
        Audit = new AuditLog(database, new HttpContextAccessor(), Clock);
        Settings = new ServerSettings { DataDirectory = folder.FullName, PublicUrl = "https://ketenscan.example.nl" };
        Erasures = new ErasureList(Settings, Clock, NullLogger<ErasureList>.Instance);
        Outbox = new Outbox(new EphemeralDataProtectionProvider(), new SmtpSettings(), Clock);
        var progress = new ProgressCount(new MemoryCache(new MemoryCacheOptions()));
        Rounds = new RoundService(database, Questionnaires, Outbox, progress, Audit, Clock);
        Plans = new PlanService(database, Outbox, Audit, new SmtpSettings(), Clock);
        OpenRounds = new OpenRoundService(database, Outbox, Audit, new SmtpSettings());
        var removed = new RemovedPeople(new MemoryCache(new MemoryCacheOptions()), Clock);
        People = new PeopleService(database, Outbox, Audit, removed, Erasures, Clock);
        PeopleLists = new PeopleListService(database, removed);
        Consultants = new ConsultantService(database, Audit);
        Correcting = new CorrectionService(database, Outbox, Audit, Clock);
        Merging = new MergeService(database, Outbox, progress, Audit, Clock);
        Invitations = new InvitationService(database, Outbox, Clock);
        Devices = new DeviceService(database, Settings, Clock);
        Chains = new ChainService(database, Audit, Clock);
        RoundLists = new RoundListService(database);
        Mail = new MailWriter(Outbox, Settings, Texts.Of<MailTexts>());
        Messages = new MessageService(database, Outbox, Mail, Audit, new SmtpSettings(), Settings, Clock);
        Scorecards = new ScorecardService(database, Questionnaires);
        Comments = new CommentReview(database, Audit);
        Imports = new ImportService(database, Questionnaires, Audit, Clock);
        Admin = new QuestionnaireService(database, Clock);
        Faces = new FaceService(database);
        Dossiers = new DossierService(database, Clock);
        Actions = new ActionService(database, Clock);
        Reminders = new ActionReminders(database, Outbox);
        Calendars = new CalendarService(database, Audit, Settings, Clock);
        Home = new HomeService(database, Questionnaires, new ResponseService(database, progress), new SmtpSettings());
        Retention = new Retention(database, Erasures, Audit, new RetentionSettings());
        Privacy = new PrivacyService(database, Retention, Erasures, removed, Audit);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 20, 9, 0, 0, TimeSpan.Zero));

    public Questionnaires Questionnaires { get; }

    public AssessService Assess { get; }

    public AnswerWriter Answers { get; }

    public SheetStore Sheets { get; }

    public RoundService Rounds { get; }

    public AuditLog Audit { get; }

    public Outbox Outbox { get; }

    public ServerSettings Settings { get; }

    public PlanService Plans { get; }

    public OpenRoundService OpenRounds { get; }

    public PeopleService People { get; }

    public PeopleListService PeopleLists { get; }

    public ConsultantService Consultants { get; }

    public CorrectionService Correcting { get; }

    public MergeService Merging { get; }

    public InvitationService Invitations { get; }

    public DeviceService Devices { get; }

    public ChainService Chains { get; }

    public RoundListService RoundLists { get; }

    public MailWriter Mail { get; }

    public MessageService Messages { get; }

    public ScorecardService Scorecards { get; }

    public ChainOverviewService Overviews => new(database, Rounds, Scorecards);

    public CommentReview Comments { get; }

    public ImportService Imports { get; }

    public QuestionnaireService Admin { get; }

    public FaceService Faces { get; }

    public DossierService Dossiers { get; }

    public ActionService Actions { get; }

    public ActionReminders Reminders { get; }

    public CalendarService Calendars { get; }

    public HomeService Home { get; }

    public ErasureList Erasures { get; }

    public Retention Retention { get; }

    public PrivacyService Privacy { get; }

    public Viewer Coordinator { get; } = new(Guid.CreateVersion7(), "Marieke");

    public Viewer Member { get; } = new(Guid.CreateVersion7(), "Joost");

    public Viewer Administrator { get; } = new(Guid.CreateVersion7(), "Ingrid");

    public Viewer Stranger { get; } = new(Guid.CreateVersion7(), "Bas");

    public static async Task<TestInstallation> Create(Engine engine)
    {
        var installation = new TestInstallation(await TestDatabase.Create(engine));
        await using var db = installation.database.CreateDbContext();
        foreach (var viewer in (Viewer[])[installation.Coordinator, installation.Member, installation.Administrator, installation.Stranger])
            db.Add(
                new Data.Access.Account(
                    $"{viewer.Name}@demo.example",
                    viewer.Name)
                { Id = viewer.AccountId, NormalizedEmail = $"{viewer.Name}@demo.example".ToUpperInvariant(), PasswordHash = "gekozen" });

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
        db.AddRange(
            new Grant(installation.Coordinator.AccountId, Role.Coordinator, chain.Id),
            new Grant(installation.Member.AccountId, Role.Member, chain.Id),
            new Grant(installation.Administrator.AccountId, Role.Administrator, null));
        await db.SaveChangesAsync();
        return installation;
    }

    public IDbContextFactory<KetenScanDb> Databases => database;

    /// <summary>Changes accounts, as the application does.</summary>
    public AccountChanges Acts
    {
        get
        {
            var services = new ServiceCollection().AddScoped(_ => Db()).AddLogging();
            services.AddIdentityCore<Data.Access.Account>().AddEntityFrameworkStores<KetenScanDb>();
            return new AccountChanges(services.BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), new EphemeralDataProtectionProvider(), Audit);
        }
    }

    public KetenScanDb Db() => database.CreateDbContext();

    /// <summary>A mail server to which nothing is sent.</summary>
    internal static SmtpSettings MailServer { get; } = new() { Host = "127.0.0.1", Port = 1, From = "ketenscan@example.nl" };

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await database.DisposeAsync();
    }
}
