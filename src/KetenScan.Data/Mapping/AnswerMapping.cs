using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class AnswerMapping : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.ToTable("Answers", table => table.HasCheckConstraint("CK_Answers_Value", "\"Value\" BETWEEN 1 AND 5"));
        answer.HasKey(a => new { a.AssessmentId, a.Statement });
        answer.Property(a => a.Statement).HasMaxLength(8);
        answer.ComplexProperty(a => a.Value).Property(v => v.Number).HasColumnName("Value");
    }
}
