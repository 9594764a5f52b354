using KetenScan.Domain.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class PrincipleFiguresMapping : IEntityTypeConfiguration<PrincipleFigures>
{
    public void Configure(EntityTypeBuilder<PrincipleFigures> figures)
    {
        figures.HasKey(f => new { f.RoundId, f.Principle });
        figures.ToTable("PrincipleFigures");
        figures.Property(f => f.Agreement).HasConversion<string>().HasMaxLength(16);
    }
}
