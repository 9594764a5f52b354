using KetenScan.Data.Access;
using KetenScan.Data.Audit;
using KetenScan.Data.Benchmark;
using KetenScan.Data.Mail;
using KetenScan.Data.Scorecards;
using KetenScan.Domain;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KetenScan.Data;

/// <summary>Everything KetenScan stores. <see cref="Gate"/> decides what a viewer may see.</summary>
/// <param name="clock">The clock for the gate; null for the system clock.</param>
public sealed class KetenScanDb(DbContextOptions<KetenScanDb> options, TimeProvider? clock = null)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Today's date in Amsterdam.</summary>
    public DateOnly Today => Amsterdam.Day(Now);

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Chain> Chains => Set<Chain>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<SheetDevice> SheetDevices => Set<SheetDevice>();

    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<SpareSheet> SpareSheets => Set<SpareSheet>();

    public DbSet<PrivacyLink> PrivacyLinks => Set<PrivacyLink>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<StoredQuestionnaire> Questionnaires => Set<StoredQuestionnaire>();

    public DbSet<RoundImport> RoundImports => Set<RoundImport>();

    public DbSet<StoredScorecard> Scorecards => Set<StoredScorecard>();

    public DbSet<RoundFigures> RoundFigures => Set<RoundFigures>();

    public DbSet<BenchmarkQuarter> BenchmarkQuarters => Set<BenchmarkQuarter>();

    public DbSet<BenchmarkChain> BenchmarkChains => Set<BenchmarkChain>();

    public DbSet<ChainFace> ChainFaces => Set<ChainFace>();

    public DbSet<ImprovementAction> ImprovementActions => Set<ImprovementAction>();

    public DbSet<DossierEntry> DossierEntries => Set<DossierEntry>();

    public DbSet<DossierFile> DossierFiles => Set<DossierFile>();

    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<RequestCount> RequestCounts => Set<RequestCount>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<PinnedChain> PinnedChains => Set<PinnedChain>();

    public DbSet<HiddenHint> HiddenHints => Set<HiddenHint>();

    /// <summary>The keys that protect cookies, forms and links, shared by all servers on this database.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    public DbSet<Grant> Grants => Set<Grant>();

    /// <exception cref="InvalidOperationException">The changes would modify or delete an entry of the audit log.</exception>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (ChangeTracker.Entries<AuditEntry>().Any(entry => entry.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("The audit log is append-only.");

        CleanTexts();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(KetenScanDb).Assembly);
        FoldedText.AddTo(builder, isPostgreSql: Database.ProviderName?.EndsWith("PostgreSQL", StringComparison.Ordinal) == true);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<RoundState>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<SheetState>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Level>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Weighting>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<DisclosureMode>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<CommentRule>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Band>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Role>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Hint>().HaveConversion<string>().HaveMaxLength(32);
    }

    /// <summary>Input may contain characters that a database refuses; every retry would fail too.</summary>
    private void CleanTexts()
    {
        foreach (var entry in ChangeTracker.Entries().Where(
            entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity is not AuditEntry))
        {
            foreach (var property in entry.Properties.Where(
                property => property.CurrentValue is string && (entry.State == EntityState.Added || property.IsModified)))
            {
                var text = (string)property.CurrentValue!;
                var clean = CleanText.Of(text);
                if (!ReferenceEquals(text, clean)) property.CurrentValue = clean;
            }
        }
    }

    /// <summary>SQLite cannot sort a DateTimeOffset and PostgreSQL accepts only UTC, so both store a UTC DateTime.</summary>
    private sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
