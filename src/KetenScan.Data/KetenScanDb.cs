using KetenScan.Data.Access;
using KetenScan.Data.Mail;
using KetenScan.Data.Scorecards;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KetenScan.Data;

/// <summary>Everything KetenScan keeps. What a viewer may see of it is asked at the <see cref="Gate"/>.</summary>
public sealed class KetenScanDb(DbContextOptions<KetenScanDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Chain> Chains => Set<Chain>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<StoredQuestionnaire> Questionnaires => Set<StoredQuestionnaire>();

    public DbSet<RoundImport> RoundImports => Set<RoundImport>();

    public DbSet<StoredScorecard> Scorecards => Set<StoredScorecard>();

    public DbSet<ChainFace> ChainFaces => Set<ChainFace>();

    public DbSet<ImprovementAction> ImprovementActions => Set<ImprovementAction>();

    public DbSet<Grant> Grants => Set<Grant>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(KetenScanDb).Assembly);
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
        configurationBuilder.Properties<Role>().HaveConversion<string>().HaveMaxLength(16);
    }

    /// <summary>SQLite cannot order a DateTimeOffset and PostgreSQL takes only UTC: both get a UTC DateTime.</summary>
    private sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
