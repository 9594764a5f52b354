using KetenScan.Data.Scorecards;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class StoredScorecardMapping : IEntityTypeConfiguration<StoredScorecard>
{
    public void Configure(EntityTypeBuilder<StoredScorecard> scorecard)
    {
        scorecard.HasKey(s => s.RoundId);
        scorecard.HasOne<Round>().WithOne().HasForeignKey<StoredScorecard>(s => s.RoundId);
        scorecard.HasMany(s => s.Figures).WithOne().HasForeignKey(f => f.RoundId);
        scorecard.HasMany(s => s.Comments).WithOne().HasForeignKey(c => c.RoundId);

        // Compare asks for the latest rounds of a set of chains.
        scorecard.HasIndex(s => new { s.ChainId, s.ClosedOn, s.RoundNumber });
    }
}
