using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId);
        grant.HasOne<Chain>().WithMany().HasForeignKey(g => g.ChainId);

        // All gate queries start from the account.
        grant.HasIndex(g => new { g.AccountId, g.ChainId, g.Role }).IsUnique();
    }
}
