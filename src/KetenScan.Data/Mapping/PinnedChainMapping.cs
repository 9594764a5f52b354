using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class PinnedChainMapping : IEntityTypeConfiguration<PinnedChain>
{
    public void Configure(EntityTypeBuilder<PinnedChain> pin)
    {
        pin.HasKey(p => new { p.AccountId, p.ChainId });
        pin.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        pin.HasOne<Chain>().WithMany().HasForeignKey(p => p.ChainId);
    }
}
