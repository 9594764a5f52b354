using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class ChainFaceMapping : IEntityTypeConfiguration<ChainFace>
{
    public void Configure(EntityTypeBuilder<ChainFace> face)
    {
        face.ToTable("ChainFaces");
        face.HasKey(f => f.ChainId);
        face.HasOne<Chain>().WithOne().HasForeignKey<ChainFace>(f => f.ChainId);
        face.Property(f => f.Colour).HasMaxLength(7);
        face.Property(f => f.Name).HasMaxLength(ChainFace.LongestLine);
        face.Property(f => f.Slogan).HasMaxLength(ChainFace.LongestLine);
        face.Property(f => f.Mascot).HasMaxLength(ChainFace.LongestLine);
        face.Property(f => f.MeetingPlace).HasMaxLength(ChainFace.LongestLine);
        face.Property(f => f.Channels).HasMaxLength(ChainFace.LongestChannels);
        face.Property(f => f.Version).IsConcurrencyToken();
    }
}
