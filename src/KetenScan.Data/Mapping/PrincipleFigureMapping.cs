using KetenScan.Data.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class PrincipleFigureMapping : IEntityTypeConfiguration<PrincipleFigure>
{
    public void Configure(EntityTypeBuilder<PrincipleFigure> figure)
    {
        figure.ToTable("PrincipleFigures");
        figure.HasKey(f => new { f.RoundId, f.Principle });
        figure.Property(f => f.Agreement).HasConversion<string>().HasMaxLength(16);
    }
}
