using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class DoorCountMapping : IEntityTypeConfiguration<DoorCount>
{
    public void Configure(EntityTypeBuilder<DoorCount> count)
    {
        count.ToTable("DoorCounts");
        count.HasKey(c => c.Who);
        count.Property(c => c.Who).HasMaxLength(64);
        count.HasIndex(c => c.Until);
    }
}
