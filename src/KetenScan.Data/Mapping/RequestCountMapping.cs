using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class RequestCountMapping : IEntityTypeConfiguration<RequestCount>
{
    public void Configure(EntityTypeBuilder<RequestCount> count)
    {
        count.ToTable("RequestCounts");
        count.HasKey(c => c.Who);
        count.Property(c => c.Who).HasMaxLength(64);
        count.HasIndex(c => c.Until);
    }
}
