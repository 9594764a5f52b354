using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class StoredQuestionnaireMapping : IEntityTypeConfiguration<StoredQuestionnaire>
{
    public void Configure(EntityTypeBuilder<StoredQuestionnaire> questionnaire)
    {
        questionnaire.HasKey(q => new { q.Key, q.Version });
        questionnaire.Property(q => q.Key).HasMaxLength(80);
        questionnaire.Property(q => q.Revision).IsConcurrencyToken();
    }
}
