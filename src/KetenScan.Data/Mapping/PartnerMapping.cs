using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> partner)
    {
        partner.Property(p => p.Id).ValueGeneratedNever();
        partner.Property(p => p.Key).HasMaxLength(Partner.LongestKey);
        partner.Ignore(p => p.Name);
        partner.HasIndex(p => new { p.ChainId, p.Key }).IsUnique();
        partner.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId);

        // A partner is its organisation's part in a chain: it is never read without its name.
        partner.Navigation(p => p.Organisation).AutoInclude();
    }
}
