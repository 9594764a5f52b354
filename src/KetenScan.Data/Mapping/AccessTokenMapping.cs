using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class AccessTokenMapping : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.Property(t => t.Id).ValueGeneratedNever();
        token.Property(t => t.Name).HasMaxLength(AccessToken.LongestName);
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
        token.HasIndex(t => t.TokenHash).IsUnique();
    }
}
