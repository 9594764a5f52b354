using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class ChainMapping : IEntityTypeConfiguration<Chain>
{
    public void Configure(EntityTypeBuilder<Chain> chain)
    {
        chain.Property(c => c.Id).ValueGeneratedNever();
        chain.Property(c => c.Slug).HasMaxLength(80);
        chain.Property(c => c.Name).HasMaxLength(200);
        chain.Property(c => c.Field).HasMaxLength(80);
        chain.HasIndex(c => c.Slug).IsUnique();
        chain.HasMany(c => c.Partners).WithOne().HasForeignKey(p => p.ChainId);
        chain.HasMany(c => c.Rounds).WithOne().HasForeignKey(r => r.ChainId);
    }
}
