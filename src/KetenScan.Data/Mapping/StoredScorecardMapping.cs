using KetenScan.Data.Scorecards;
using KetenScan.Domain.Rounds;
using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class StoredScorecardMapping : IEntityTypeConfiguration<StoredScorecard>
{
    public void Configure(EntityTypeBuilder<StoredScorecard> scorecard)
    {
        scorecard.HasKey(s => s.RoundId);
        scorecard.HasOne<Round>().WithOne().HasForeignKey<StoredScorecard>(s => s.RoundId);
        scorecard.HasOne(s => s.Figures).WithOne().HasForeignKey<RoundFigures>(figures => figures.RoundId).IsRequired();
        scorecard.HasMany(s => s.Comments).WithOne().HasForeignKey(c => c.RoundId);
    }
}
