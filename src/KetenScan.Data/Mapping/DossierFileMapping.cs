using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class DossierFileMapping : IEntityTypeConfiguration<DossierFile>
{
    public void Configure(EntityTypeBuilder<DossierFile> file)
    {
        file.ToTable("DossierFiles");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.HasOne<Chain>().WithMany().HasForeignKey(f => f.ChainId);
        file.Property(f => f.Name).HasMaxLength(200);
        file.Property(f => f.Type).HasMaxLength(80);
    }
}
