using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class RoundImportMapping : IEntityTypeConfiguration<RoundImport>
{
    public void Configure(EntityTypeBuilder<RoundImport> import)
    {
        import.ToTable("RoundImports");
        import.HasKey(i => i.RoundId);
        import.HasOne<Round>().WithOne().HasForeignKey<RoundImport>(i => i.RoundId);
        import.Property(i => i.Fingerprint).HasMaxLength(64);

        // Refuses a file that was already imported, even concurrently.
        import.HasIndex(i => new { i.ChainId, i.Fingerprint }).IsUnique();
    }
}
