using KetenScan.Data.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KetenScan.Data.Mapping;

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Address).HasMaxLength(SavedView.LongestAddress);
        view.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId);
        view.HasIndex(v => new { v.AccountId, v.Name }).IsUnique();
    }
}
