using KetenScan.Data.Benchmark;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class BenchmarkChainMapping : IEntityTypeConfiguration<BenchmarkChain>
{
    public void Configure(EntityTypeBuilder<BenchmarkChain> chain)
    {
        chain.ToTable("BenchmarkChains");
        chain.HasKey(c => new { c.Quarter, c.ChainId });
        chain.HasOne<Chain>().WithMany().HasForeignKey(c => c.ChainId);
        chain.Property(c => c.Field).HasMaxLength(Chain.LongestField);
        chain.Property(c => c.QuestionnaireKey).HasMaxLength(80);
        chain.PrimitiveCollection(c => c.Tenths);
    }
}
