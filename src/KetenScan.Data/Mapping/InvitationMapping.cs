using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.Purpose).HasConversion<string>().HasMaxLength(16);
        invitation.Property(i => i.Way).HasConversion<string>().HasMaxLength(16).HasDefaultValue(InvitationWay.ByMail);
        invitation.Property(i => i.CodeHash).HasMaxLength(32);
        invitation.Property(i => i.TokenHash).HasMaxLength(32);
        invitation.HasOne<Participant>().WithMany().HasForeignKey(i => i.ParticipantId);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
    }
}
