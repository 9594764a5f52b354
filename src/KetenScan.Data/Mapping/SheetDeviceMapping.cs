using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class SheetDeviceMapping : IEntityTypeConfiguration<SheetDevice>
{
    public void Configure(EntityTypeBuilder<SheetDevice> device)
    {
        device.ToTable("SheetDevices");
        device.Property(d => d.Id).ValueGeneratedNever();
        device.Property(d => d.Way).HasConversion<string>().HasMaxLength(16);
        device.HasOne<Invitation>().WithMany().HasForeignKey(d => d.InvitationId);
        device.HasIndex(d => d.ParticipantId);
    }
}
