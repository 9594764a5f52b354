using KetenScan.Data.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditLog");
        entry.HasKey(e => e.Number);
        entry.Property(e => e.Number).ValueGeneratedNever();
        entry.Property(e => e.What).HasConversion<string>().HasMaxLength(32);
        entry.Property(e => e.Before).HasMaxLength(64);
        entry.Property(e => e.Hash).HasMaxLength(64);
        entry.Property(e => e.Who).HasMaxLength(AuditEntry.LongestText);
        entry.Property(e => e.Chain).HasMaxLength(AuditEntry.LongestText);
        entry.Property(e => e.About).HasMaxLength(AuditEntry.LongestText);
        entry.Property(e => e.From).HasMaxLength(AuditEntry.LongestText);
        entry.HasIndex(e => new { e.Chain, e.Number });
    }
}
