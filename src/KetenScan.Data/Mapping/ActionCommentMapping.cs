using KetenScan.Domain.Actions;
using KetenScan.Domain.Chains;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class ActionCommentMapping : IEntityTypeConfiguration<ActionComment>
{
    public void Configure(EntityTypeBuilder<ActionComment> comment)
    {
        comment.ToTable("ActionComments");
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Who).HasMaxLength(Person.LongestName);
        comment.Property(c => c.Text).HasMaxLength(ActionComment.LongestText);
    }
}
