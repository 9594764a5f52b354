using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.Name).HasMaxLength(Round.LongestName);
        round.Property(r => r.Message).HasMaxLength(Round.LongestMessage);
        round.Property(r => r.Version).IsConcurrencyToken();
        round.ComplexProperty(r => r.Questionnaire, questionnaire => questionnaire.Property(q => q.Key).HasMaxLength(80));
        round.ComplexProperty(r => r.Rules, rules => rules.ComplexProperty(r => r.Disclosure, disclosure =>
        {
            disclosure.Property(d => d.Mode);
            disclosure.Property(d => d.MinimumGroup);
        }));
        round.PrimitiveCollection(r => r.PartnersShownApart);
        round.HasMany(r => r.Participants).WithOne().HasForeignKey(p => p.RoundId);
        round.HasIndex(r => new { r.ChainId, r.Number }).IsUnique();

        // The domain refuses a second open round; this index also refuses it when two coordinators open one concurrently.
        round.HasIndex(r => r.ChainId).IsUnique().HasFilter("\"State\" = 'Open'").HasDatabaseName("IX_Rounds_OneOpenPerChain");
    }
}
