using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class ChainMapping : IEntityTypeConfiguration<Chain>
{
    public void Configure(EntityTypeBuilder<Chain> chain)
    {
        chain.Property(c => c.Id).ValueGeneratedNever();
        chain.Property(c => c.Slug).HasMaxLength(Chain.LongestSlug);
        chain.Property(c => c.Name).HasMaxLength(Chain.LongestName);
        chain.Property(c => c.Field).HasMaxLength(Chain.LongestField);
        chain.Property(c => c.Region).HasMaxLength(Chain.LongestRegion);
        chain.Property(c => c.Version).IsConcurrencyToken();
        chain.HasIndex(c => c.Slug).IsUnique();

        // The comparison lists a field's chains by name.
        chain.HasIndex(c => new { c.Field, c.Name });
        chain.HasMany(c => c.Partners).WithOne().HasForeignKey(p => p.ChainId);
        chain.HasMany(c => c.People).WithOne().HasForeignKey(p => p.ChainId);
        chain.HasMany(c => c.Rounds).WithOne().HasForeignKey(r => r.ChainId);
    }
}
