using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.Property(a => a.Id).ValueGeneratedNever();
        assessment.PrimitiveCollection(a => a.Priorities);
        assessment.HasMany(a => a.Answers).WithOne().HasForeignKey(a => a.AssessmentId);
        assessment.HasMany(a => a.Comments).WithOne().HasForeignKey(c => c.AssessmentId);
    }
}
