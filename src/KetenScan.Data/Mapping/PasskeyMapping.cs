using KetenScan.Data.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

/// <summary>As in Identity's schema version 3, which Identity cannot map itself when a migration is created: it reads the version from services.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const int LongestId = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("AspNetUserPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(LongestId);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }
}
