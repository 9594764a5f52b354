using KetenScan.Data.Access;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class PrivacyLinkMapping : IEntityTypeConfiguration<PrivacyLink>
{
    public void Configure(EntityTypeBuilder<PrivacyLink> link)
    {
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.Email).HasMaxLength(Person.LongestEmail);
        link.Property(l => l.TokenHash).HasMaxLength(32);
        link.HasIndex(l => l.TokenHash).IsUnique();
    }
}
