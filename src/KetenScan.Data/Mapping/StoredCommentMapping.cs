using KetenScan.Data.Scorecards;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class StoredCommentMapping : IEntityTypeConfiguration<StoredComment>
{
    public void Configure(EntityTypeBuilder<StoredComment> comment)
    {
        comment.ToTable("ScorecardComments");
        comment.HasKey(c => new { c.RoundId, c.Place });
        comment.Property(c => c.PartnerKey).HasMaxLength(80);
        comment.PrimitiveCollection(c => c.BlackedOut);
        comment.Property(c => c.Text).HasMaxLength(Assessment.LongestComment);
    }
}
