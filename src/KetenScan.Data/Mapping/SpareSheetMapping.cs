using System.Text.Json;
using KetenScan.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class SpareSheetMapping : IEntityTypeConfiguration<SpareSheet>
{
    public void Configure(EntityTypeBuilder<SpareSheet> spare)
    {
        spare.ToTable("SpareSheets");
        spare.Property(s => s.Id).ValueGeneratedNever();
        spare.Property(s => s.Content).HasConversion(content => Write(content), json => Read(json));
        spare.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId);
    }

    private static string Write(SheetContent content) => JsonSerializer.Serialize(content);

    private static SheetContent Read(string json) => JsonSerializer.Deserialize<SheetContent>(json)!;
}
