using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class HiddenHintMapping : IEntityTypeConfiguration<HiddenHint>
{
    public void Configure(EntityTypeBuilder<HiddenHint> hidden)
    {
        hidden.HasKey(h => new { h.AccountId, h.Hint });
        hidden.HasOne<Account>().WithMany().HasForeignKey(h => h.AccountId);
    }
}
