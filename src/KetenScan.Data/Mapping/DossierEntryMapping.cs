using KetenScan.Data.Dossiers;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class DossierEntryMapping : IEntityTypeConfiguration<DossierEntry>
{
    public void Configure(EntityTypeBuilder<DossierEntry> entry)
    {
        entry.ToTable("DossierEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasOne<Chain>().WithMany().HasForeignKey(e => e.ChainId);
        entry.Property(e => e.Fact).HasConversion(fact => FactJson.Write(fact), json => FactJson.Read(json));
        entry.Property(e => e.Version).IsConcurrencyToken();
        entry.HasMany(e => e.Changes).WithOne().HasForeignKey(change => change.EntryId);
    }
}
