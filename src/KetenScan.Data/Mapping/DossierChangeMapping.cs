using KetenScan.Data.Dossiers;
using KetenScan.Domain.Chains;
using KetenScan.Domain.Dossier;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class DossierChangeMapping : IEntityTypeConfiguration<DossierChange>
{
    public void Configure(EntityTypeBuilder<DossierChange> change)
    {
        change.ToTable("DossierChanges");
        change.HasKey(c => new { c.EntryId, c.Version });
        change.Property(c => c.Version).ValueGeneratedNever();
        change.Property(c => c.Kind).HasConversion<string>().HasMaxLength(16);
        change.Property(c => c.Fact).HasConversion(fact => FactJson.Write(fact), json => FactJson.Read(json));
        change.Property(c => c.Who).HasMaxLength(Person.LongestName);
    }
}
