using KetenScan.Data.Benchmark;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class BenchmarkQuarterMapping : IEntityTypeConfiguration<BenchmarkQuarter>
{
    public void Configure(EntityTypeBuilder<BenchmarkQuarter> quarter)
    {
        quarter.ToTable("BenchmarkQuarters");
        quarter.HasKey(q => q.Start);
        quarter.HasMany(q => q.Chains).WithOne().HasForeignKey(c => c.Quarter);
    }
}
