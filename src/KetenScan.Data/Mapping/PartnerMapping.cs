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

        // A partner's name is its organisation's, so the two are always loaded together.
        partner.Navigation(p => p.Organisation).AutoInclude();
    }
}
