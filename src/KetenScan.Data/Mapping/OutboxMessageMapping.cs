using KetenScan.Data.Mail;
using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Kind).HasConversion<string>().HasMaxLength(32);
        message.Property(m => m.Once).HasMaxLength(200);
        message.Property(m => m.Name).HasMaxLength(Person.LongestName);
        message.Property(m => m.Address).HasMaxLength(Person.LongestEmail);
        message.Property(m => m.ProtectedLink).HasMaxLength(2000);
        message.Property(m => m.Problem).HasMaxLength(500);
        message.HasOne<Round>().WithMany().HasForeignKey(m => m.RoundId);
        message.HasOne<ImprovementAction>().WithMany().HasForeignKey(m => m.ActionId);
        message.HasIndex(m => m.Once).IsUnique();
        message.HasIndex(m => new { m.SentAt, m.NextAttemptAt });
    }
}
