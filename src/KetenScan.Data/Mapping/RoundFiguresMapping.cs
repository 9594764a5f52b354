using KetenScan.Domain.Chains;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class RoundFiguresMapping : IEntityTypeConfiguration<RoundFigures>
{
    public void Configure(EntityTypeBuilder<RoundFigures> figures)
    {
        figures.HasKey(f => f.RoundId);
        figures.ComplexProperty(
            f => f.Rules,
            rules => rules.ComplexProperty(r => r.Questionnaire, questionnaire => questionnaire.Property(q => q.Key).HasMaxLength(80)));
        figures.HasOne<Chain>().WithMany().HasForeignKey(f => f.ChainId);
        figures.HasMany(f => f.Principles).WithOne().HasForeignKey(principle => principle.RoundId);

        // For queries on each chain's latest round. Unique, so that concurrent closings cannot give a chain two.
        figures.HasIndex(f => f.ChainId).IsUnique().HasFilter("\"IsLatest\"").HasDatabaseName("IX_RoundFigures_OneLatestPerChain");
        figures.HasIndex(f => new { f.ChainId, f.ClosedOn, f.Number });
    }
}
